package dev.peregrine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.event.UndecodableException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCursorTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "1.50",
                "1e400",
                "-12.5E-7",
                "123456789012345678901234567890",
                "true",
                "false",
                "null",
                "\"\"",
                "\"a\"",
                "\"\\u0041\\n\\\"\\\\\"",
                "\"äöü€😀\"",
                "{}",
                "[]",
                "{ }",
                "[ 1 ,\t2 ]",
                "{\"ä\":{\"b\":[null,\"}\"]}, \"c\" : 1.0 }"
            })
    void copiesEveryValueToTheLetterWhereverItStands(String value) {
        assertThat(copyOf(value)).isEqualTo(value);
        assertThat(copyOf(" \r\n\t" + value + " \n")).isEqualTo(value);
        assertThat(copyOf("\ufeff" + value)).isEqualTo(value);
        assertThat(copyOf("\ufeff  " + value + "\n")).isEqualTo(value);
        assertThat(copiesOf("[" + value + "," + value + "]")).containsExactly(value, value);
        assertThat(copiesOf("\ufeff[ " + value + " , " + value + " ]")).containsExactly(value, value);
        assertThat(copyOfField("{\"€\":1,\"a\":" + value + "}")).isEqualTo(value);
        assertThat(copyOfField("{ \"a\" : " + value + " , \"b\" : [] } ")).isEqualTo(value);
    }

    private static String copyOf(String json) {
        JsonCursor cursor = cursor(json);
        String copy = text(cursor.copy());
        cursor.end();
        return copy;
    }

    private static List<String> copiesOf(String array) {
        List<String> copies = new ArrayList<>();
        JsonCursor cursor = cursor(array);
        assertThat(cursor.enterArray()).isTrue();
        while (cursor.nextElement()) {
            copies.add(text(cursor.copy()));
        }
        cursor.end();
        return copies;
    }

    private static String copyOfField(String object) {
        String copy = "";
        JsonCursor cursor = cursor(object);
        assertThat(cursor.enterObject()).isTrue();
        for (String name = cursor.nextField(); name != null; name = cursor.nextField()) {
            if (name.equals("a")) {
                copy = text(cursor.copy());
            }
        }
        cursor.end();
        return copy;
    }

    @Test
    void goesOnBehindWhatWasCopiedReadOrSkipped() {
        String json =
                "{\"a\":[1,{\"x\":2}],\"skipped\":{\"deep\":[[\"]\"]]},\"b\":\"t\",\"c\":[[],{},7],\"d\":true,\"last\":9}";
        JsonCursor cursor = cursor(json);
        cursor.enterObject();
        assertThat(cursor.nextField()).isEqualTo("a");
        assertThat(text(cursor.copy())).isEqualTo("[1,{\"x\":2}]");
        assertThat(cursor.nextField()).isEqualTo("skipped");
        assertThat(cursor.nextField()).isEqualTo("b");
        assertThat(cursor.requireText()).isEqualTo("t");
        assertThat(cursor.nextField()).isEqualTo("c");
        assertThat(cursor.enterArray()).isTrue();
        assertThat(cursor.nextElement()).isTrue();
        assertThat(cursor.isArray()).isTrue();
        assertThat(cursor.nextElement()).isTrue();
        assertThat(text(cursor.copy())).isEqualTo("{}");
        assertThat(cursor.nextElement()).isTrue();
        assertThat(cursor.wholeNumber()).isEqualTo(7);
        assertThat(cursor.nextElement()).isFalse();
        assertThat(cursor.nextField()).isEqualTo("d");
        assertThat(cursor.bool()).isTrue();
        assertThat(cursor.nextField()).isEqualTo("last");
        assertThat(cursor.nextField()).isNull();
        cursor.end();
    }

    @Test
    void tellsWhatItStandsOn() {
        JsonCursor cursor = cursor("[{},[],\"a\",1,1.5,true,null]");
        cursor.enterArray();
        StringBuilder kinds = new StringBuilder();
        while (cursor.nextElement()) {
            kinds.append(cursor.isObject() ? 'o' : '-')
                    .append(cursor.isArray() ? 'a' : '-')
                    .append(cursor.isText() ? 't' : '-')
                    .append(cursor.isNumber() ? 'n' : '-')
                    .append(cursor.isBoolean() ? 'b' : '-')
                    .append(cursor.isNull() ? '0' : '-')
                    .append(' ');
        }
        assertThat(kinds).hasToString("o----- -a---- --t--- ---n-- ---n-- ----b- -----0 ");
    }

    @Test
    void takesNullForNothing() {
        JsonCursor cursor = cursor("[null,null,null,null,null,null]");
        cursor.enterArray();
        cursor.nextElement();
        assertThat(cursor.text()).isNull();
        cursor.nextElement();
        assertThat(cursor.scalarText()).isNull();
        cursor.nextElement();
        assertThat(cursor.base64()).isNull();
        cursor.nextElement();
        assertThat(cursor.bool()).isFalse();
        cursor.nextElement();
        assertThat(cursor.enterObject()).isFalse();
        cursor.nextElement();
        assertThat(cursor.enterArray()).isFalse();
        assertThat(cursor.nextElement()).isFalse();
    }

    @Test
    void readsScalars() {
        JsonCursor cursor = cursor("[\"9007199254740993\",-9223372036854775808,1.50,1e2,false,\"e30=\",\"\\u00e4\"]");
        cursor.enterArray();
        cursor.nextElement();
        assertThat(cursor.wholeNumber()).isEqualTo(9_007_199_254_740_993L);
        cursor.nextElement();
        assertThat(cursor.wholeNumber()).isEqualTo(Long.MIN_VALUE);
        cursor.nextElement();
        assertThat(cursor.decimal()).isEqualTo(new BigDecimal("1.50"));
        cursor.nextElement();
        assertThat(cursor.scalarText()).isEqualTo("1e2");
        cursor.nextElement();
        assertThat(cursor.scalarText()).isEqualTo("false");
        cursor.nextElement();
        assertThat(cursor.base64()).asString().isEqualTo("{}");
        cursor.nextElement();
        assertThat(cursor.text()).isEqualTo("ä");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"+1\"",
                "\" 1\"",
                "\"1.0\"",
                "\"\\u0663\"",
                "\"9223372036854775808\"",
                "1.0",
                "1e1",
                "9223372036854775808",
                "true",
                "{}"
            })
    void refusesWhatIsNoWholeNumber(String json) {
        assertRefused(json, JsonCursor::wholeNumber, "expected a whole number of 64 bits");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1        | the event: expected a string, found a number
            true     | the event: expected a string, found true or false
            null     | the event: expected a string, found null
            {"a":1}  | the event: expected a string, found an object
            ["x"]    | the event: expected a string, found an array
            """)
    void saysWhatItFoundInPlaceOfAString(String json, String message) {
        assertThatThrownBy(() -> cursor(json).requireText())
                .isInstanceOf(UndecodableException.class)
                .hasMessage(message);
    }

    @Test
    void refusesOtherKindsThanAskedFor() {
        assertRefused("1", JsonCursor::text, "expected a string, found a number");
        assertRefused("[]", JsonCursor::scalarText, "expected a string, a number or a boolean, found an array");
        assertRefused("\"true\"", JsonCursor::bool, "expected true or false, found a string");
        assertRefused("\"1\"", JsonCursor::decimal, "expected a number, found a string");
        assertRefused("\"e30=!\"", JsonCursor::base64, "expected base64, found a string");
        assertRefused("[]", JsonCursor::enterObject, "expected an object, found an array");
        assertRefused("{}", JsonCursor::enterArray, "expected an array, found an object");
    }

    @Test
    void namesThePathAndNoValue() {
        String json = "{\"Records\":[{\"id\":\"secret1\"},{\"a/b~c\":{\"id\":\"secret2\",\"n\":\"secret3\"}}]}";
        JsonCursor cursor = cursor(json);
        cursor.enterObject();
        cursor.nextField();
        cursor.enterArray();
        cursor.nextElement();
        cursor.nextElement();
        cursor.enterObject();
        cursor.nextField();
        cursor.enterObject();
        cursor.nextField();
        cursor.nextField();
        assertThatThrownBy(cursor::wholeNumber)
                .hasMessage("the event: /Records/1/a~1b~0c/n: expected a whole number of 64 bits, found a string");
        assertThat(cursor.wrong("a date"))
                .hasMessage("the event: /Records/1/a~1b~0c/n: expected a date, found a string");
        assertThat(cursor.refused("too old")).hasMessage("the event: /Records/1/a~1b~0c/n: too old");
        assertThat(cursor.nextField()).isNull();
        assertThat(cursor.missing("key")).hasMessage("the event: /Records/1/a~1b~0c: key is missing");
        assertThat(cursor.refused("too old")).hasMessage("the event: /Records/1/a~1b~0c: too old");
        assertThat(cursor.nextField()).isNull();
        assertThat(cursor.missing("key")).hasMessage("the event: /Records/1: key is missing");
    }

    @Test
    void saysWhatIsMissingFromTheDocumentItself() {
        JsonCursor cursor = cursor("{}");
        cursor.enterObject();
        assertThat(cursor.nextField()).isNull();
        assertThat(cursor.missing("Records")).hasMessage("the event: Records is missing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                    | the event is empty, where JSON is expected
            `  `                  | the event is empty, where JSON is expected
            secret                | the event: not valid JSON at line 1, column
            {"a":secret}          | the event: not valid JSON at line 1, column
            {"a":1                | the event: not valid JSON at line 1, column 7: it ends too early
            {"a":"secret          | it ends too early
            [1,                   | the event: not valid JSON at line 1, column 4
            {"a":1,"a":2}         | the event: /a: given twice
            {"x":[{"a":1,"a":2}]} | the event: /x/0/a: given twice
            [1] 2                 | the event: something follows the JSON value
            [01]                  | not valid JSON
            ['a']                 | not valid JSON
            [NaN]                 | not valid JSON
            [1,]                  | not valid JSON
            [1/**/]               | not valid JSON
            """)
    void refusesWhatIsNotJsonAndQuotesNothingOfIt(String json, String message) {
        assertThatThrownBy(() -> readAll(json))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("secret");
    }

    @Test
    void refusesWhatWouldFillTheMemory() {
        assertThatThrownBy(() -> readAll("[".repeat(201)))
                .isInstanceOf(UndecodableException.class)
                .hasMessage("the event: nested deeper than 200 levels");
        assertThatThrownBy(() -> readAll("9".repeat(1001)))
                .isInstanceOf(UndecodableException.class)
                .hasMessage("the event: too long a number, string or name");
        assertRefused("1e99999999999", JsonCursor::decimal, "expected a number");
    }

    @Test
    void refusesOtherEncodings() {
        for (byte[] bytes : List.of(
                "[1]".getBytes(StandardCharsets.UTF_16BE),
                "[1]".getBytes(StandardCharsets.UTF_16),
                new byte[] {'"', (byte) 0xC0, (byte) 0xA0, '"'},
                new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'})) {
            assertThatThrownBy(() -> JsonCursor.of(bytes, "the event"))
                    .isInstanceOf(UndecodableException.class)
                    .hasMessageStartingWith("the event: not valid ");
        }
    }

    @Test
    void saysThatAnObjectOrArrayWasReadAlreadyRatherThanCopyingAPartOfIt() {
        JsonCursor cursor = cursor("[{\"a\":1},[2]]");
        cursor.enterArray();
        assertThatThrownBy(cursor::copy).isInstanceOf(IllegalStateException.class);
        cursor.nextElement();
        cursor.copy();
        assertThatThrownBy(cursor::copy).isInstanceOf(IllegalStateException.class);
        cursor.nextElement();
        cursor.enterArray();
        assertThatThrownBy(cursor::copy).isInstanceOf(IllegalStateException.class);
        cursor.nextElement();
        assertThat(cursor.nextElement()).isFalse();
        assertThatThrownBy(cursor::copy).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void copiesAStringOrNumberThatWasReadBefore() {
        JsonCursor cursor = cursor("[\"\\u0041\",1.50]");
        cursor.enterArray();
        cursor.nextElement();
        assertThat(cursor.requireText()).isEqualTo("A");
        assertThat(cursor.copy()).asString().isEqualTo("\"\\u0041\"");
        cursor.nextElement();
        assertThat(cursor.scalarText()).isEqualTo("1.50");
        assertThat(cursor.copy()).asString().isEqualTo("1.50");
        assertThat(cursor.nextElement()).isFalse();
    }

    private static void readAll(String json) {
        JsonCursor cursor = cursor(json);
        cursor.copy();
        cursor.end();
    }

    private static void assertRefused(String json, Consumer<JsonCursor> reading, String message) {
        JsonCursor cursor = cursor(json);
        assertThatThrownBy(() -> reading.accept(cursor))
                .isInstanceOf(UndecodableException.class)
                .hasMessageStartingWith("the event: " + message);
    }

    private static JsonCursor cursor(String json) {
        return JsonCursor.of(json, "the event");
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
