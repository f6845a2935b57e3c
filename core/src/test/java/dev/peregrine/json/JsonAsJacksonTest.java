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
import java.util.Map;
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

    private static final byte[] STALE = "\"\\}]0a,.e-u:ä".getBytes(StandardCharsets.UTF_8);

    @Property(tries = 4000, edgeCases = EdgeCasesMode.NONE)
    void readsTheSameTokensOrRefusesAlike(@ForAll Random random) {
        byte[] json = random.nextBoolean() ? pieces(random) : spoilt(document(random, 0), random);
        // behind it stands what an earlier document has left
        byte[] buffer = Arrays.copyOf(json, json.length + random.nextInt(12));
        for (int i = json.length; i < buffer.length; i++) {
            buffer[i] = STALE[random.nextInt(STALE.length)];
        }

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
        try (JsonParser parser = new JacksonText(JacksonText.factory()).parser(json)) {
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

    @Test
    void tellsSiblingsWithManyNamesApartAndLooksIntoNestedOnes() {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            names.append(i == 0 ? "" : ",").append("\"n").append(i).append("\":0");
        }
        JsonCursor.of("[{" + names + "},{" + names + "},{" + names + ",\"in\":{" + names + "}}]", "it")
                .end();
        for (int twice : new int[] {33, 39}) {
            assertThatThrownBy(() -> JsonCursor.of("{" + names + ",\"in\":{" + names + ",\"n" + twice + "\":1}}", "it")
                            .end())
                    .hasMessage("it: /in/n" + twice + ": given twice");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"\\u0061\":2}", "{\"\\u0061\":1,\"a\":2}", "{\"\\u0061\":1,\"\\u0061\":2}"})
    void aNameIsTheSameHoweverItIsEscaped(String twice) {
        assertThatThrownBy(() -> JsonCursor.of(twice, "it").end()).hasMessage("it: /a: given twice");
    }

    @Test
    void readsEscapedNamesAndKeepsOnlyPlainOnes() {
        for (String json : new String[] {"{\"val\\u0075e\":\"x\"}", "{\"value\":\"x\"}", "{\"val\\u0075e\":\"x\"}"}) {
            assertThat(JsonCodec.light().read(json.getBytes(StandardCharsets.UTF_8), JsonRules.Id.class))
                    .isEqualTo(new JsonRules.Id("x"));
            JsonCursor cursor = JsonCursor.of(json, "it");
            cursor.enterObject();
            assertThat(cursor.nextField()).isEqualTo("value");
        }
    }

    @Test
    void refusesHalfASurrogatePairInAName() {
        for (JsonCodec codec : new JsonCodec[] {JsonCodec.light(), JsonCodec.databind()}) {
            for (String json : new String[] {"{\"\\ud800\":1}", "{\"value\":\"x\",\"\\udc00\":1}"}) {
                assertThatThrownBy(() -> codec.read(json.getBytes(StandardCharsets.UTF_8), Object.class))
                        .isInstanceOf(JsonException.class)
                        .hasMessageStartingWith("not valid JSON at line 1, column ");
            }
        }
        assertThatThrownBy(() -> JsonCodec.light().write(Map.of("\ud800", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("half a surrogate pair");
    }

    @Test
    void boundsStringsAndNames() {
        String longest = "x".repeat(20_000_000);
        assertThat(JsonCodec.light().read(("\"" + longest + "\"").getBytes(StandardCharsets.UTF_8), String.class))
                .isEqualTo(longest);
        for (String json : new String[] {"\"" + longest + "x\"", "[1,\"" + longest + "x\"]"}) {
            assertThatThrownBy(() -> JsonCursor.of(json, "it").end())
                    .hasMessageContaining("too long a number, string or name");
        }
        String escaped = "\\u0061".repeat(50_000);
        JsonCursor.of("{\"" + escaped + "\":1}", "it").end();
        assertThatThrownBy(() -> JsonCursor.of("{\"" + escaped + "b\":1}", "it").end())
                .hasMessageContaining("too long a number, string or name");
    }

    @Test
    void everySpecialByteEndsThePlainPartOfAStringWhereverItStands() {
        for (int place = 0; place < 17; place++) {
            for (int special = 0; special < 256; special++) {
                byte[] json = ("\"" + "p".repeat(20) + "\"").getBytes(StandardCharsets.UTF_8);
                json[1 + place] = (byte) special;
                boolean plain = special >= 0x20 && special < 0x80 && special != '"' && special != '\\';
                List<String> expected = plain
                        ? List.of(Tokens.STRING + new String(json, 1, 20, StandardCharsets.UTF_8))
                        : List.of("refused");
                assertThat(ours(json, json.length))
                        .as("%x at %d", special, place)
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"ab", "\"ab\\", "\"ab\\u00", "[1", "{\"a\"", "tru", "-", "1.", "1e", "\"\\ud800\\u"})
    void readsNothingBehindTheEnd(String cut) {
        for (String stale :
                new String[] {"XXXXXXXXXXXX\"", "\"]}", "n\"", "0061\"", "e", "5", ":1}", "dc00\"", "ä\""}) {
            byte[] buffer = (cut + stale).getBytes(StandardCharsets.UTF_8);

            assertThat(ours(buffer, cut.length())).isEqualTo(List.of("refused"));
        }
        assertThat(ours("1e5".getBytes(StandardCharsets.UTF_8), 1)).containsExactly(Tokens.WHOLE + "1");
    }

    @Test
    void aDocumentThatIsNoJsonStaysSo() {
        JsonCursor cursor = JsonCursor.of("[1,tru]", "it");
        cursor.enterArray();
        cursor.nextElement();
        assertThatThrownBy(cursor::nextElement).isInstanceOf(UndecodableException.class);
        assertThatThrownBy(cursor::nextElement).isInstanceOf(UndecodableException.class);
        assertThat(cursor.refused("x")).hasMessage("it: not valid JSON at line 1, column 7");
        JsonCursor event = JsonCursor.of("[{\"a\":1},{\"a\":{\"b\":1,\"b\":2}}]", "the event");
        event.enterArray();
        event.nextElement();
        event.value("record 0").leave(0);
        event.nextElement();
        JsonCursor record = event.value("record 1");
        assertThatThrownBy(() -> record.leave(0)).hasMessage("record 1: /a/b: given twice");
    }

    @Test
    void tellsNamesApartThatLookAlike() {
        StringBuilder alike = new StringBuilder("{");
        for (char c = 'a'; c <= 'z'; c++) {
            alike.append("\"a").append(c).append("aa\":0,");
        }
        JsonCursor.of(alike + "\"abab\":1}", "it").end();
        assertThatThrownBy(() -> JsonCursor.of(alike + "\"afaa\":1}", "it").end())
                .hasMessage("it: /afaa: given twice");
    }
}
