package dev.peregrine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {
    private static Object readBack(Map<String, ?> map) {
        return TemplateReader.read(Yaml.write(map));
    }

    @Test
    void writesBlocksAndQuotesOnlyWhatNeedsIt() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("Type", "AWS::Serverless::Function");
        map.put("Version", "2010-09-09");
        map.put("On", "on");
        map.put("Lists", List.of(List.of("a", 1), Map.of("Key", Map.of("x", true)), List.of(), Map.of()));
        map.put("Queue", new SamValue("GetAtt", "Orders.Arn"));
        map.put("Sub", new SamValue("Sub", "arn:${AWS::Partition}:sns:x"));
        map.put("Text", "it's \"so\": # yes");
        map.put("Lines", "a\nb\u00e9\ud83d\ude00");

        assertThat(Yaml.write(map)).isEqualTo("""
                Type: AWS::Serverless::Function
                Version: '2010-09-09'
                'On': 'on'
                Lists:
                  -
                    - a
                    - 1
                  - Key:
                      x: true
                  - []
                  - {}
                Queue: !GetAtt Orders.Arn
                Sub: !Sub 'arn:${AWS::Partition}:sns:x'
                Text: 'it''s "so": # yes'
                Lines: "a\\nb\\u00E9\\U0001F600"
                """);
        assertThat(readBack(map)).isEqualTo(map);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "y",
                "No",
                "NULL",
                "~",
                "null",
                "true",
                "0",
                "007",
                "1e3",
                "1.5",
                ".inf",
                "0x1F",
                "12:30:45",
                "1_000",
                "2001-01-01",
                "=",
                "<<",
                "a: b",
                "a #b",
                "-",
                "- a",
                "? a",
                "[a]",
                "{a}",
                "!Ref x",
                "&a",
                "*a",
                "|",
                ">",
                "%a",
                "@a",
                "`a`",
                "'",
                "''",
                "\"",
                "\\",
                "a:",
                ":a",
                "a\tb",
                "a\r\nb",
                "\u0085",
                "\u2028",
                "\ufeff",
                "\u0000",
                "\u007f",
                "trailing ",
                " leading",
                "arn:aws:s3:::b",
                "{{resolve:ssm:/a/b}}",
                "a\n",
                "\n"
            })
    void textStaysText(String text) {
        Map<String, Object> map = Map.of("a", text, "b", List.of(text), "c", new SamValue("Sub", text + "x"));

        assertThat(readBack(map)).isEqualTo(map);
        assertThat(readBack(Map.of(text, "x"))).isEqualTo(Map.of(text, "x"));
    }

    @Test
    void numbersAndNothingAreReadAsSuch() {
        Map<String, Object> map = Map.of(
                "integer",
                new BigInteger("123456789012345678901234567890"),
                "decimal",
                new BigDecimal("1E-7"),
                "none",
                Yaml.NULL,
                "no",
                false);

        assertThat(Yaml.write(map)).contains("decimal: 0.0000001", "none: null", "'no': false");
        assertThat(readBack(Map.of("n", new BigDecimal("1E+3")))).isEqualTo(Map.of("n", 1000));
    }

    @Provide
    Arbitrary<Map<String, Object>> trees() {
        return maps(3);
    }

    private static Arbitrary<Map<String, Object>> maps(int depth) {
        return Arbitraries.maps(texts(), nodes(depth)).ofMaxSize(4).map(LinkedHashMap::new);
    }

    private static Arbitrary<Object> nodes(int depth) {
        Arbitrary<Object> leaf = Arbitraries.oneOf(
                texts().map(text -> (Object) text),
                texts().filter(text -> !text.isEmpty()).map(text -> (Object) new SamValue("Sub", text)),
                Arbitraries.integers().map(number -> (Object) number),
                Arbitraries.of(true, false).map(flag -> (Object) flag));
        if (depth == 0) {
            return leaf;
        }
        return Arbitraries.oneOf(
                leaf,
                maps(depth - 1).map(map -> (Object) map),
                nodes(depth - 1).list().ofMaxSize(4).map(list -> (Object) list));
    }

    private static Arbitrary<String> texts() {
        Arbitrary<Integer> any = Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
        Arbitrary<Integer> awkward = Arbitraries.of("'\"\\:#-?![]{}&*|>%@`,~ \n\t0123456789eExyYnNoOfF._+=<"
                .chars()
                .boxed()
                .toList());
        return Arbitraries.frequencyOf(Tuple.of(1, any), Tuple.of(5, awkward))
                .list()
                .ofMaxSize(12)
                .map(list -> {
                    StringBuilder text = new StringBuilder();
                    list.forEach(text::appendCodePoint);
                    return text.toString();
                });
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatIsWrittenIsReadBack(@ForAll("trees") Map<String, Object> tree) {
        if (tree.isEmpty()) {
            return;
        }
        assertThat(readBack(tree)).isEqualTo(tree);
    }
}
