package dev.peregrine.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.event.UndecodableException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JsonCursorPropertiesTest {
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void copiesTheVeryBytesOfEachElement(
            @ForAll("values") List<String> values,
            @ForAll("space") String before,
            @ForAll("space") String after,
            @ForAll boolean marked,
            @ForAll Random random) {
        StringBuilder json =
                new StringBuilder(marked ? "\ufeff" : "").append(before).append('[');
        for (int i = 0; i < values.size(); i++) {
            json.append(i == 0 ? "" : ",").append(before).append(values.get(i)).append(after);
        }
        json.append(']').append(after);

        List<String> copies = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        JsonCursor cursor = JsonCursor.of(json.toString(), "the array");
        assertThat(cursor.enterArray()).isTrue();
        for (int i = 0; cursor.nextElement(); i++) {
            if (random.nextInt(3) > 0) { // else it is skipped
                copies.add(new String(cursor.copy(), StandardCharsets.UTF_8));
                expected.add(values.get(i));
            }
        }
        cursor.end();
        assertThat(copies).isEqualTo(expected);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void copiesTheVeryBytesOfEachField(
            @ForAll("values") List<String> values, @ForAll("space") String space, @ForAll("name") String name) {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < values.size(); i++) {
            json.append(i == 0 ? "" : ",").append('"').append(name).append(i).append('"');
            json.append(space).append(':').append(space).append(values.get(i));
        }
        json.append('}');

        List<String> copies = new ArrayList<>();
        JsonCursor cursor = JsonCursor.of(json.toString(), "the object");
        assertThat(cursor.enterObject()).isTrue();
        while (cursor.nextField() != null) {
            copies.add(new String(cursor.copy(), StandardCharsets.UTF_8));
        }
        cursor.end();
        assertThat(copies).isEqualTo(values);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void copiesAWholeDocumentWithoutTheSpaceAroundIt(
            @ForAll("value") String value, @ForAll("space") String before, @ForAll("space") String after) {
        JsonCursor cursor = JsonCursor.of(before + value + after, "the document");
        assertThat(cursor.copy()).asString(StandardCharsets.UTF_8).isEqualTo(value);
        cursor.end();
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void anyWalkOverAnyBytesEndsInAnswersOrARefusal(@ForAll("documents") byte[] json, @ForAll Random random) {
        try {
            JsonCursor cursor = JsonCursor.of(json, "the event");
            walk(cursor, random);
            cursor.end();
        } catch (UndecodableException refused) {
            assertThat(refused).hasMessageStartingWith("the event");
        }
    }

    /** Whatever an adapter may do with a value. */
    private static void walk(JsonCursor cursor, Random random) {
        switch (random.nextInt(10)) {
            case 0 -> assertThat(cursor.copy()).isNotEmpty();
            case 1 -> assertThat(String.valueOf(cursor.text())).isNotNull();
            case 2 -> assertThat(cursor.wholeNumber()).isBetween(Long.MIN_VALUE, Long.MAX_VALUE);
            case 3 -> assertThat(cursor.decimal()).isNotNull();
            case 4 -> assertThat(Arrays.toString(cursor.base64())).isNotNull();
            case 5 -> assertThat(String.valueOf(cursor.scalarText())).isNotNull();
            case 6 -> assertThat(cursor.bool()).isIn(true, false);
            case 7 -> enter(cursor, random);
            default -> {
                // it is skipped, or entered where that is possible
                if (cursor.isObject() || cursor.isArray()) {
                    enter(cursor, random);
                }
            }
        }
    }

    private static void enter(JsonCursor cursor, Random random) {
        if (cursor.isObject() && cursor.enterObject()) {
            while (cursor.nextField() != null) {
                walk(cursor, random);
            }
        } else if (cursor.enterArray()) {
            while (cursor.nextElement()) {
                walk(cursor, random);
            }
        }
    }

    @Provide
    Arbitrary<byte[]> documents() {
        Arbitrary<byte[]> any = Arbitraries.bytes().array(byte[].class).ofMaxSize(30);
        Arbitrary<byte[]> changed = Combinators.combine(value(), Arbitraries.integers(), Arbitraries.bytes())
                .as((value, place, change) -> {
                    byte[] json = value.getBytes(StandardCharsets.UTF_8);
                    json[Math.floorMod(place, json.length)] = change;
                    return json;
                });
        return Arbitraries.oneOf(any, changed);
    }

    @Provide
    Arbitrary<String> space() {
        return Arbitraries.strings().withChars(" \t\r\n").ofMaxLength(3);
    }

    @Provide
    Arbitrary<String> name() {
        return Arbitraries.of("", "a", "€", "\\u0041", "😀", "\\\"");
    }

    @Provide
    Arbitrary<List<String>> values() {
        return value().list().ofMaxSize(5);
    }

    @Provide
    Arbitrary<String> value() {
        return Arbitraries.lazyOf(this::scalar, this::scalar, this::array, this::object);
    }

    private Arbitrary<String> scalar() {
        Arbitrary<String> numbers = Arbitraries.bigDecimals().map(Object::toString);
        Arbitrary<String> parts = Arbitraries.of(
                "a", "\\u00e4", "ä", "€", "😀", "\\\\", "\\\"", "\\n", "]", "}", ",", "\u0080", "\\ud800");
        Arbitrary<String> strings = parts.list().ofMaxSize(6).map(all -> "\"" + String.join("", all) + "\"");
        return Arbitraries.oneOf(
                numbers,
                strings,
                Arbitraries.of("true", "false", "null", "-0", "1e400", "0.10", "1E+5", "\"" + "x".repeat(9000) + "\""));
    }

    private Arbitrary<String> array() {
        return Combinators.combine(value().list().ofMaxSize(3), space())
                .as((values, space) -> "[" + space + String.join(space + "," + space, values) + space + "]");
    }

    private Arbitrary<String> object() {
        return Combinators.combine(value().list().ofMaxSize(3), space()).as((values, space) -> {
            StringBuilder json = new StringBuilder("{").append(space);
            for (int i = 0; i < values.size(); i++) {
                json.append(i == 0 ? "" : ",").append("\"k").append(i).append("\":");
                json.append(space).append(values.get(i));
            }
            return json.append(space).append('}').toString();
        });
    }
}
