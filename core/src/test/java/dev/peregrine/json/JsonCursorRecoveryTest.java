package dev.peregrine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.event.UndecodableException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A record that is wrong must not keep those behind it from being read. */
class JsonCursorRecoveryTest {
    /** Reads an array of {"a":{"b":[text…]}} and notes what it found of each. */
    private static List<String> read(String json) {
        List<String> found = new ArrayList<>();
        JsonCursor cursor = JsonCursor.of(json, "the list");
        cursor.enterArray();
        while (cursor.nextElement()) {
            int depth = cursor.depth();
            try {
                found.add(element(cursor));
            } catch (UndecodableException e) {
                cursor.leave(depth);
                found.add("wrong");
            }
        }
        cursor.end();
        return found;
    }

    private static String element(JsonCursor cursor) {
        StringBuilder text = new StringBuilder();
        cursor.enterObject();
        for (String name = cursor.nextField(); name != null; name = cursor.nextField()) {
            cursor.enterObject();
            for (String inner = cursor.nextField(); inner != null; inner = cursor.nextField()) {
                cursor.enterArray();
                while (cursor.nextElement()) {
                    text.append(cursor.requireText());
                }
            }
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":{\"b\":[\"x\",7,{\"deep\":[1,[2]]}],\"c\":[]},\"d\":{}}",
                "{\"a\":{\"b\":[{\"deep\":[]}]}}",
                "{\"a\":{\"b\":\"no array\"}}",
                "{\"a\":[{\"b\":[]}]}",
                "[[],[1]]",
                "7",
                "\"text\""
            })
    void readsOnBehindAWrongElement(String wrong) {
        String right = "{\"a\":{\"b\":[\"x\",\"y\"]}}";

        assertThat(read("[" + right + "," + wrong + "," + wrong + "," + right + "]"))
                .containsExactly("xy", "wrong", "wrong", "xy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"a\":{\"b\":[\"x\"", "[{\"a\":{\"b\":[x]}}]", "[{\"a\":{},\"a\":{}}]", "[7,{\"a\":"})
    void readsNothingMoreOfWhatIsNoJson(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(UndecodableException.class);
    }

    @Test
    void isAsDeepAsWhatWasEnteredAndNotLeft() {
        JsonCursor cursor = JsonCursor.of("{\"a\":[null,[]]}", "the value");
        assertThat(cursor.depth()).isZero();
        cursor.enterObject();
        cursor.nextField();
        assertThat(cursor.depth()).isEqualTo(1);
        cursor.enterArray();
        cursor.nextElement();
        assertThat(cursor.enterObject()).isFalse();
        assertThat(cursor.depth()).isEqualTo(2);
        cursor.nextElement();
        cursor.leave(1);
        assertThat(cursor.depth()).isEqualTo(1);
        assertThat(cursor.nextField()).isNull();
        assertThat(cursor.depth()).isZero();
        cursor.end();
    }
}
