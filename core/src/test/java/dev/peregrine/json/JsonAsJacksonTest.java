package dev.peregrine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.peregrine.event.UndecodableException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What our reader takes for JSON, and what it reads of it, beside jackson-core, which is strict in the same way. */
class JsonAsJacksonTest {
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "\\",
        " ",
        "\n",
        "0",
        "1",
        "-",
        ".",
        "e",
        "E",
        "+",
        "true",
        "false",
        "null",
        "a",
        "\"a\"",
        "\"\\u0061\"",
        "\"b\":",
        "\\n",
        "\\u00e4",
        "\\ud83d\\ude00",
        "\\ud83d",
        "\\ude00",
        "ä",
        "€",
        "😀",
        "\u007f",
        "\u0001",
        "é\"",
        "1e5",
        "-0",
        "0.5",
        "12345678901234567890",
        "{\"a\":1,",
        "[[",
        "]]",
        "abcdefgh",
        "\"abcdefghijklmnop\"",
        "/",
        "\t",
        "\ufeff 1"
    };

    @Property(tries = 4000, edgeCases = EdgeCasesMode.NONE)
    void readsTheSameTokensOrRefusesAlike(@ForAll Random random) {
        byte[] json = random.nextBoolean() ? pieces(random) : spoilt(document(random, 0), random);
        // behind it stands what an earlier document has left
        byte[] buffer = Arrays.copyOf(json, json.length + random.nextInt(12));
        Arrays.fill(
                buffer, json.length, buffer.length, "\"\\}]0a,".getBytes(StandardCharsets.UTF_8)[random.nextInt(7)]);

        assertThat(ours(buffer, json.length)).isEqualTo(jacksons(json));
    }

    private static byte[] pieces(Random random) {
        StringBuilder json = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            json.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String document(Random random, int depth) {
        StringBuilder json = new StringBuilder();
        int members = random.nextInt(depth == 0 && random.nextInt(10) == 0 ? 60 : 5);
        switch (depth > 4 ? random.nextInt(2) : random.nextInt(4)) {
            case 0 -> json.append(random.nextInt()).append(random.nextBoolean() ? "" : ".5e-3");
            case 1 ->
                json.append('"')
                        .append("plain and ä and \\u20ac \\\"".repeat(random.nextInt(3)))
                        .append('"');
            case 2 -> {
                for (int i = 0; i < members; i++) {
                    json.append(i == 0 ? "" : ",").append(document(random, depth + 1));
                }
                json.insert(0, '[').append(']');
            }
            default -> {
                for (int i = 0; i < members; i++) {
                    String name = random.nextInt(20) == 0 ? "name\\u0031" : "name" + i;
                    json.append(i == 0 ? "" : " , ")
                            .append('"')
                            .append(name)
                            .append("\": ")
                            .append(document(random, depth + 1));
                }
                json.insert(0, "{ ").append('}');
            }
        }
        return json.toString();
    }

    private static byte[] spoilt(String json, Random random) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(3) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }

    /** The tokens with their texts, or that there are none. */
    private static List<String> ours(byte[] json, int length) {
        List<String> tokens = new ArrayList<>();
        Utf8Tokens reader = new Utf8Tokens(json, 0, length);
        try {
            for (int token = reader.next(); token != Tokens.NONE; token = reader.next()) {
                boolean texted = token >= Tokens.NAME && token <= Tokens.REAL;
                tokens.add(token + (texted ? reader.text() : ""));
            }
        } catch (JsonException refused) {
            return List.of("refused");
        }
        return tokens;
    }

    private static List<String> jacksons(byte[] json) {
        List<String> tokens = new ArrayList<>();
        try (JsonParser parser = new JsonText(JsonText.factory()).parser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                int ours = new JacksonTokens(parser).token();
                boolean texted = ours >= Tokens.NAME && ours <= Tokens.REAL;
                tokens.add(ours + (texted ? parser.getText() : ""));
            }
        } catch (IOException | JsonException refused) {
            return List.of("refused");
        }
        return tokens;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 31, 32, 33, 64, 500})
    void findsANameThatComesTwiceAmongAnyNumber(int names) {
        for (int twice : new int[] {0, names / 2, names - 1}) {
            StringBuilder json = new StringBuilder("{");
            for (int i = 0; i < names; i++) {
                json.append("\"n").append(i).append("\":{\"n0\":1},");
            }
            String escaped = "\\u006e" + twice;

            assertThatThrownBy(() ->
                            JsonCursor.of(json + "\"" + escaped + "\":2}", "it").end())
                    .isInstanceOf(UndecodableException.class)
                    .hasMessage("it: /n" + twice + ": given twice");
            JsonCursor.of(json + "\"other\":2}", "it").end();
        }
    }

    @Test
    void tellsAPlaceWithinTheValueOfACursorOfItsOwn() {
        JsonCursor event = JsonCursor.of("{\"records\":[{\"id\":[7,\"x\"]},{\"id\":8}],\"n\":1}", "the event");
        event.enterObject();
        assertThat(event.nextField()).isEqualTo("records");
        event.enterArray();
        event.nextElement();
        JsonCursor record = event.value("record 0");
        record.enterObject();
        record.nextField();
        record.enterArray();
        record.nextElement();
        record.nextElement();
        assertThat(record.wrong("a number")).hasMessage("record 0: /id/1: expected a number, found a string");
        record.leave(0);
        assertThat(new String(record.whole(), StandardCharsets.UTF_8)).isEqualTo("{\"id\":[7,\"x\"]}");
        event.nextElement();
        event.value("record 1").leave(0);
        assertThat(event.nextElement()).isFalse();
        assertThat(event.nextField()).isEqualTo("n");
        assertThat(event.wrong("a string")).hasMessage("the event: /n: expected a string, found a number");
    }

    @Test
    void readsAStringAsBytes() {
        JsonCursor strings = JsonCursor.of("[\"a\\n\\u00e4\\ud83d\\ude00€\",null,\"\\ud83d\",7]", "it");
        strings.enterArray();
        strings.nextElement();
        assertThat(strings.utf8()).isEqualTo("a\nä😀€".getBytes(StandardCharsets.UTF_8));
        strings.nextElement();
        assertThat(strings.utf8()).isNull();
        strings.nextElement();
        assertThat(strings.utf8()).isEqualTo(new byte[] {'?'});
        strings.nextElement();
        assertThatThrownBy(strings::utf8).hasMessage("it: /3: expected a string, found a number");
    }

    @Test
    void readsNumbersOfEveryLength() {
        for (String number :
                new String[] {"0", "-7", "999999999999999999", "-9223372036854775808", "9223372036854775807"}) {
            assertThat(JsonCodec.light().read(number.getBytes(StandardCharsets.UTF_8), long.class))
                    .hasToString(number);
            assertThat(JsonCodec.light().read(number.getBytes(StandardCharsets.UTF_8), Object.class))
                    .hasToString(number);
            assertThat(JsonCursor.of(number, "it").decimal()).isEqualTo(new BigDecimal(number));
        }
    }
}
