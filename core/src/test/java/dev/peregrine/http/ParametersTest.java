package dev.peregrine.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ParametersTest {
    @Test
    void decodesEscapesPlusesAndEmptyValues() {
        Parameters query = Parameters.parse("a=1&a=2&sp=x+y%20z&k%C3%A9=%E2%82%AC&empty=&bare&&=v", UTF_8);

        assertThat(query.all("a")).containsExactly("1", "2");
        assertThat(query.first("sp")).contains("x y z");
        assertThat(query.first("ké")).contains("€");
        assertThat(query.first("empty")).contains("");
        assertThat(query.first("bare")).contains("");
        assertThat(query.first("")).contains("v");
        assertThat(query.size()).isEqualTo(7);
    }

    @Test
    void keepsWhatIsNotAnEscape() {
        assertThat(Parameters.parse("a=100%&b=%zz&c=%4", UTF_8))
                .isEqualTo(Parameters.of("a", "100%", "b", "%zz", "c", "%4"));
    }

    @Test
    void decodesInTheCharsetOfTheForm() {
        assertThat(Parameters.parse("a=%E9", ISO_8859_1).first("a")).contains("é");
    }

    @Property
    void whatIsEncodedIsReadBack(@ForAll("pairs") List<String> pairs) {
        Parameters parameters = Parameters.of(pairs.toArray(new String[0]));

        assertThat(Parameters.parse(parameters.encode(), UTF_8)).isEqualTo(parameters);
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(parameters.encode()))
                .isTrue();
    }

    @Provide
    Arbitrary<List<String>> pairs() {
        // lone surrogates have no UTF-8
        Arbitrary<String> text =
                Arbitraries.strings().withCharRange('\u0000', '\ud7ff').ofMaxLength(8);
        return text.list().ofMaxSize(5).map(values -> {
            List<String> pairs = new java.util.ArrayList<>();
            for (String value : values) {
                pairs.add("n" + value);
                pairs.add(value);
            }
            return pairs;
        });
    }

    @Test
    void readsNamesWithoutValuesInTimeThatGrowsWithTheirNumber() {
        // quadratic, this would take hours
        assertThat(Parameters.parse("a&".repeat(1_000_000), UTF_8).size()).isEqualTo(1_000_000);
    }

    @Property
    void anyTextIsRead(@ForAll String text) {
        assertThat(Parameters.parse(text, UTF_8)).isNotNull();
    }

    @Test
    void doesNotShowValuesAsText() {
        assertThat(Parameters.of("password", "secret").toString()).doesNotContain("secret");
    }

    @Test
    void decodesAValueByItselfAndNothingMalformed() {
        assertThat(Parameters.decode("a+b%2Fc/%C3%BC=&%2B")).hasValue("a b/c/ü=&+");
        assertThat(Parameters.decode("")).hasValue("");
        for (String malformed : new String[] {"%", "100%", "%2", "%zz", "%C3", "%FF"}) {
            assertThat(Parameters.decode(malformed)).as(malformed).isEmpty();
        }
    }
}
