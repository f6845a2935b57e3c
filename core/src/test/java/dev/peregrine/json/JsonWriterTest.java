package dev.peregrine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.text.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
    @Test
    void writesValuesOfAllKindsWithCommasBetweenThem() {
        JsonWriter json = new JsonWriter(0);
        json.object()
                .name("a")
                .number(-7)
                .name("b")
                .array()
                .text("x")
                .bool(true)
                .nothing();
        json.object()
                .endObject()
                .array()
                .endArray()
                .endArray()
                .name("c")
                .object()
                .name("d")
                .number(1);
        json.endObject().name("e").bool(false).endObject();

        assertThat(text(json)).isEqualTo("{\"a\":-7,\"b\":[\"x\",true,null,{},[]],\"c\":{\"d\":1},\"e\":false}");
        assertThat(json.size()).isEqualTo(text(json).length());
        assertThat(json).hasToString(json.size() + " bytes of JSON");
    }

    @Test
    void handsOverWhatWasWritten() throws IOException {
        JsonWriter json = new JsonWriter(1).text("ä");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        json.writeTo(out);

        assertThat(out.toByteArray()).isEqualTo(json.toBytes()).isEqualTo("\"ä\"".getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 500)
    void readersFindTheTextThatWasWrittenHoweverSmallTheCapacity(
            @ForAll String name, @ForAll String text, @ForAll @IntRange(max = 40) int capacity) {
        Assume.that(Text.isUnicode(name));
        JsonWriter json =
                new JsonWriter(capacity).object().name(name).text(text).endObject();

        JsonCursor cursor = JsonCursor.of(json.toBytes(), "it");
        cursor.enterObject();
        assertThat(cursor.nextField()).isEqualTo(name);
        assertThat(cursor.requireText()).isEqualTo(text);
        assertThat(cursor.nextField()).isNull();
        cursor.end();
    }

    @Property(tries = 500)
    void bytesOfUtf8AreWrittenAsTheirTextIs(@ForAll String any, @ForAll @IntRange(max = 40) int capacity) {
        byte[] utf8 = any.getBytes(StandardCharsets.UTF_8);
        String text = new String(utf8, StandardCharsets.UTF_8);

        assertThat(new JsonWriter(capacity).text(utf8).toBytes())
                .isEqualTo(new JsonWriter(capacity).text(text).toBytes());
    }

    @Test
    void endsWhereReadersWouldRefuseTheDepth() {
        JsonWriter json = new JsonWriter(16);
        for (int i = 0; i < 200; i++) {
            json.array();
        }
        assertThatThrownBy(json::array)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nested deeper than 200 levels");
    }

    private static String text(JsonWriter json) {
        return new String(json.toBytes(), StandardCharsets.UTF_8);
    }
}
