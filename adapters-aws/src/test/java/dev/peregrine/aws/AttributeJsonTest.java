package dev.peregrine.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.json.JsonCursor;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeJsonTest {
    private static String plain(String attributes) {
        JsonCursor cursor = JsonCursor.of(attributes, "The image");
        byte[] json = AttributeJson.document(cursor);
        cursor.end();
        return json == null ? "none" : new String(json, StandardCharsets.UTF_8);
    }

    private static String plainOf(String attribute) {
        String document = plain("{\"a\":" + attribute + "}");
        return document.substring("{\"a\":".length(), document.length() - 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"S\":\"\"} | \"\"",
                "{\"S\":\"a \\\"b\\\" \\ud83e\\udd85\"} | \"a \\\"b\\\" 🦅\"",
                "{\"S\":\"half \\ud83e\"} | \"half \\uD83E\"",
                "{\"N\":\"12.50\"} | 12.50",
                "{\"B\":\"//79\"} | \"//79\"",
                "{\"B\":\"AA\"} | \"AA==\"",
                "{\"BOOL\":true} | true",
                "{\"BOOL\":false} | false",
                "{\"NULL\":true} | null",
                "{\"M\":{\"b\":{\"M\":{}},\"c\":{\"N\":\"1\"}}} | {\"b\":{},\"c\":1}",
                "{\"L\":[{\"S\":\"x\"},{\"L\":[]},{\"NULL\":true}]} | [\"x\",[],null]",
                "{\"SS\":[\"b\",\"a\"]} | [\"b\",\"a\"]",
                "{\"NS\":[\"1\",\"-2.0\"]} | [1,-2.0]",
                "{\"BS\":[\"AA==\",\"\"]} | [\"AA==\",\"\"]"
            })
    void writesEachType(String attribute, String json) {
        assertThat(plainOf(attribute)).isEqualTo(json);
    }

    @Test
    void hasNoDocumentForNull() {
        assertThat(plain("null")).isEqualTo("none");
        assertThat(plain("{}")).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "0.0",
                "-1",
                "10",
                "9.9999999999999999999999999999999999999E+125",
                "1e-130",
                "1E5",
                "123456789012345678901234567890.12345678"
            })
    void keepsNumbersToTheDigit(String number) {
        assertThat(plainOf("{\"N\":\"" + number + "\"}")).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "01",
                "-01",
                "+1",
                "1.",
                ".5",
                "1.e5",
                "1e",
                "1e+",
                "1 ",
                " 1",
                "NaN",
                "Infinity",
                "0x1",
                "1,5",
                "1}",
                "1,\\\"b\\\":2",
                "\\u0661",
                "--1",
                "1e5.0"
            })
    void refusesWhatIsNoNumber(String text) {
        assertThatThrownBy(() -> plainOf("{\"N\":\"" + text + "\"}"))
                .isInstanceOf(UndecodableException.class)
                .hasMessage("The image: /a/N: expected a number, found a string");
    }

    @Test
    void refusesANumberThatNobodyCouldRead() {
        assertThat(plainOf("{\"N\":\"" + "9".repeat(1000) + "\"}")).hasSize(1000);
        assertThatThrownBy(() -> plainOf("{\"N\":\"" + "9".repeat(1001) + "\"}"))
                .isInstanceOf(UndecodableException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "\"x\"",
                "[]",
                "{\"S\":null}",
                "{\"S\":7}",
                "{\"N\":1}",
                "{\"N\":null}",
                "{\"B\":null}",
                "{\"B\":\"*\"}",
                "{\"BOOL\":null}",
                "{\"BOOL\":\"true\"}",
                "{\"NULL\":false}",
                "{\"NULL\":null}",
                "{\"M\":null}",
                "{\"M\":[]}",
                "{\"M\":{\"b\":\"x\"}}",
                "{\"L\":null}",
                "{\"L\":{}}",
                "{\"L\":[null]}",
                "{\"SS\":[{\"S\":\"x\"}]}",
                "{\"SS\":[null]}",
                "{\"NS\":[1]}",
                "{\"BS\":[\"*\"]}",
                "{\"X\":\"x\"}",
                "{\"s\":\"x\"}",
                "{\"S\":\"x\",\"N\":\"1\"}"
            })
    void refusesWhatIsNoAttribute(String attribute) {
        assertThatThrownBy(() -> plainOf(attribute))
                .isInstanceOf(UndecodableException.class)
                .hasMessageStartingWith("The image: /a");
        assertThatThrownBy(() -> plainOf("{\"L\":[" + attribute + "]}")).isInstanceOf(UndecodableException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 90})
    void goesAsDeepAsDynamoDb(int levels) {
        String attribute = "{\"L\":[".repeat(levels) + "]}".repeat(levels);

        assertThat(plainOf(attribute)).isEqualTo("[".repeat(levels) + "]".repeat(levels));
    }

    @Test
    void doesNotGoDeeperThanAnyJson() {
        String attribute = "{\"L\":[".repeat(100_000) + "]}".repeat(100_000);

        assertThatThrownBy(() -> plainOf(attribute))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("nested deeper than");
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void writesAnyDocumentAsTheModelDoes(@ForAll("documents") ObjectNode document) {
        String json = plain(document.toString());

        assertThat(Events.exact(json).equals(DynamoValues.SAME, DynamoValues.plain(document)))
                .describedAs(json)
                .isTrue();
    }

    @Property(tries = 500)
    void keepsAnyNumberToTheDigit(@ForAll("numbers") String number) {
        assertThat(plainOf("{\"NS\":[\"" + number + "\"]}")).isEqualTo("[" + number + "]");
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void writesNothingFromTruncatedAttributes(@ForAll("documents") ObjectNode document, @ForAll double share) {
        String json = document.toString();
        String truncated = json.substring(0, (int) (Math.abs(share % 1.0) * json.length()));

        assertThatThrownBy(() -> plain(truncated)).isInstanceOf(UndecodableException.class);
    }

    @Provide
    Arbitrary<ObjectNode> documents() {
        return DynamoValues.documents();
    }

    @Provide
    Arbitrary<String> numbers() {
        return DynamoValues.numbers();
    }
}
