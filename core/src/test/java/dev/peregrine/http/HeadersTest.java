package dev.peregrine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {
    @Test
    void findsANameInAnyCaseAndKeepsTheOrderOfLines() {
        Headers headers = Headers.of("X-Id", "1", "Accept", "text/html", "x-ID", "2");

        assertThat(headers.first("X-ID")).contains("1");
        assertThat(headers.all("x-id")).containsExactly("1", "2");
        assertThat(headers.names()).containsExactly("x-id", "accept");
        assertThat(headers.contains("ACCEPT")).isTrue();
        assertThat(headers.first("missing")).isEmpty();
    }

    @Test
    void lowersNamesWithoutRegardToTheLocale() {
        assertThat(Headers.of("X-INFO", "1").names()).containsExactly("x-info");
    }

    @Test
    void splitsAListFieldTheSameWhetherItsLinesWereJoinedOrNot() {
        Headers apart = Headers.of("accept", "a", "accept", "b;q=\"x,y\"", "accept", "");
        Headers joined = Headers.of("accept", "a,b;q=\"x,y\" , ");

        assertThat(apart.list("Accept")).containsExactly("a", "b;q=\"x,y\"");
        assertThat(joined.list("Accept")).isEqualTo(apart.list("accept"));
    }

    @Test
    void setReplacesAllLinesAndRemoveDropsThem() {
        Headers headers = Headers.of("a", "1", "b", "2", "A", "3");

        assertThat(headers.toBuilder().set("A", "4").build()).isEqualTo(Headers.of("b", "2", "a", "4"));
        assertThat(headers.toBuilder().remove("a").build()).isEqualTo(Headers.of("b", "2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\rb", "a\nb", "a\u0000b", "a\u007fb", "\r\nSet-Cookie: x=y"})
    void refusesControlCharactersInAValueWithoutRepeatingIt(String value) {
        assertThatThrownBy(() -> Headers.of("X-Name", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("X-Name")
                .hasMessageNotContaining(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:b", "a\r", "ä", "(x)"})
    void refusesWhatIsNotAName(String name) {
        assertThatThrownBy(() -> Headers.of(name, "1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void doesNotShowValuesAsText() {
        assertThat(Headers.of("authorization", "secret").toString()).doesNotContain("secret");
    }
}
