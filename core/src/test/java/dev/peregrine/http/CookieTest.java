package dev.peregrine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CookieTest {
    @Test
    void writesEveryAttribute() {
        Cookie cookie = Cookie.of("__Host-id", "a1b2")
                .path("/")
                .domain("shop.example")
                .maxAge(Duration.ofHours(1))
                .expires(Instant.parse("2026-01-02T03:04:05Z"))
                .secure()
                .httpOnly()
                .sameSite(Cookie.SameSite.NONE)
                .partitioned();

        assertThat(cookie.header())
                .isEqualTo("__Host-id=a1b2; Path=/; Domain=shop.example; Max-Age=3600;"
                        + " Expires=Fri, 02 Jan 2026 03:04:05 GMT; Secure; HttpOnly; SameSite=None; Partitioned");
    }

    @Test
    void roundsAShortAgeUpSoThatItIsNoDeletion() {
        assertThat(Cookie.of("id", "1").maxAge(Duration.ofMillis(900)).header()).isEqualTo("id=1; Max-Age=1");
    }

    @Test
    void expiresACookieByItsAge() {
        assertThat(Cookie.expired("id").path("/").header()).isEqualTo("id=; Max-Age=0; Path=/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a;b", "a,b", "a\"b", "a\\b", "a\r\nb", "ä"})
    void refusesAValueThatWouldBreakTheHeaderWithoutRepeatingIt(String value) {
        assertThatThrownBy(() -> Cookie.of("id", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("id")
                .hasMessageNotContaining(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=b", "a;b", "a b", "ä"})
    void refusesWhatIsNotAName(String name) {
        assertThatThrownBy(() -> Cookie.of(name, "1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAnAttributeThatWouldAddAnother() {
        assertThatThrownBy(() -> Cookie.of("id", "1").path("/; Domain=evil.example"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void doesNotShowTheValueAsText() {
        assertThat(Cookie.of("id", "secret").toString()).doesNotContain("secret");
    }

    @Test
    void readsTheCookiesOfARequestWithAllTheyMayHold() {
        HttpRequest request = HttpRequest.of("GET", "/")
                .withHeaders(Headers.of("cookie", "a=1; b=x=y;c=; =no; d; a=2", "cookie", "e=5"));

        assertThat(request.cookies()).isEqualTo(Parameters.of("a", "1", "b", "x=y", "c", "", "a", "2", "e", "5"));
        assertThat(request.cookie("a")).contains("1");
    }
}
