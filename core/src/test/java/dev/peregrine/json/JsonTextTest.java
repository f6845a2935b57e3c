package dev.peregrine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
    private static final List<JsonCodec> CODECS = List.of(JsonCodec.light(), JsonCodec.databind());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "c0af",
                "c1bf",
                "c3",
                "c328",
                "e08080",
                "e282",
                "e28228",
                "eda080",
                "edbfbf",
                "f0808080",
                "f09f98",
                "f4908080",
                "f5808080",
                "ff",
                "fe"
            })
    void refusesWhatIsNotUtf8EvenInASkippedProperty(String hex) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        json.writeBytes("{\"skipped\":\"".getBytes(StandardCharsets.UTF_8));
        json.writeBytes(HexFormat.of().parseHex(hex));
        json.writeBytes("\",\"value\":\"a\"}".getBytes(StandardCharsets.UTF_8));

        for (JsonCodec codec : CODECS) {
            assertThatThrownBy(() -> codec.read(json.toByteArray(), JsonRules.Id.class))
                    .isInstanceOf(JsonException.class)
                    .hasMessage("not valid UTF-8");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void refusesOtherEncodings(String charset) {
        byte[] json = "{\"value\":\"a\"}".getBytes(Charset.forName(charset));

        for (JsonCodec codec : CODECS) {
            assertThatThrownBy(() -> codec.read(json, JsonRules.Id.class))
                    .isInstanceOf(JsonException.class)
                    .hasMessageStartingWith("not valid");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF})
    void readsAndWritesEveryLengthOfCharacter(int codePoint) {
        String text = Character.toString(codePoint);
        for (JsonCodec codec : CODECS) {
            assertThat(codec.read(("\"" + text + "\"").getBytes(StandardCharsets.UTF_8), String.class))
                    .isEqualTo(text);
            assertThat(codec.read(codec.write(text), String.class)).isEqualTo(text);
        }
    }

    @Test
    void keepsAnEscapedHalfOfASurrogatePair() {
        for (JsonCodec codec : CODECS) {
            String half = codec.read("\"\\ud800x\"".getBytes(StandardCharsets.UTF_8), String.class);

            assertThat(half).isEqualTo("\ud800x");
            assertThat(codec.read(codec.write(half), String.class)).isEqualTo(half);
        }
    }

    @Test
    void showsAKeyOfTheBodyOnOneBoundedLine() {
        String key = "a\r\nb\u2028\ud83d\ude00" + "k".repeat(500);
        for (JsonCodec codec : CODECS) {
            byte[] json = codec.write(Map.of(key, 1));

            assertThatThrownBy(() -> codec.read(json, new dev.peregrine.TypeRef<Map<String, String>>() {}))
                    .isInstanceOfSatisfying(JsonException.class, e -> {
                        assertThat(e.pointer()).isEqualTo("/" + key);
                        assertThat(e.getMessage()).startsWith("/a??b???kkk").hasSizeLessThan(260);
                    });
        }
    }
}
