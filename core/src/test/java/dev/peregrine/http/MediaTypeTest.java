package dev.peregrine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {
    @Test
    void readsParametersQuotedOrNotInAnyCase() {
        MediaType type = MediaType.of("Text/HTML; Charset=\"utf-8\"; x=\"a;\\\"b\" ;y=z");

        assertThat(type.type()).isEqualTo("text");
        assertThat(type.subtype()).isEqualTo("html");
        assertThat(type.charset()).isEqualTo(StandardCharsets.UTF_8);
        assertThat(type.parameter("x")).contains("a;\"b");
        assertThat(type.parameter("y")).contains("z");
        assertThat(type.is(MediaType.HTML)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "text/", "/html", "te xt/html", "text/ht,ml", "a/b/c"})
    void refusesWhatIsNotAMediaType(String text) {
        assertThat(MediaType.parse(text)).isEmpty();
        assertThatThrownBy(() -> MediaType.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/problem+json; charset=utf-8", "APPLICATION/JSON"})
    void knowsJson(String text) {
        assertThat(MediaType.of(text).isJson()).isTrue();
    }

    @Test
    void anUnknownCharsetIsTheClientsFault() {
        assertThatThrownBy(() -> MediaType.of("text/plain; charset=klingon").charset())
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.status()).isEqualTo(400));
    }

    @Property
    void whatIsReadIsWrittenSoThatItIsReadAgain(@ForAll String type, @ForAll String value) {
        MediaType.parse("text/plain; x=" + value + type)
                .ifPresent(read -> assertThat(MediaType.of(read.toString())).isEqualTo(read));
    }
}
