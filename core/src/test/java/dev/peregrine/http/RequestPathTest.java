package dev.peregrine.http;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {
    @ParameterizedTest
    @CsvSource({
        "/a/b, /a/b",
        "/a%20b, /a%20b",
        "/%61%2d, /a-",
        "/%e2%82%ac, /%E2%82%AC",
        "/€, /%E2%82%AC",
        "/a%2Fb/c, /a%2Fb/c",
        "/a+b, /a+b",
        "/a%2Bb, /a+b",
        "/a;v=1, /a;v=1",
        "'', /",
        "/, /",
        "//a, //a",
        "/a/, /a/"
    })
    void isEncodedInOneWay(String sent, String encoded) {
        assertThat(RequestPath.of(sent).encoded()).isEqualTo(encoded);
    }

    @Test
    void keepsAnEncodedSlashWithinItsSegment() {
        RequestPath path = RequestPath.of("/files/a%2Fb/c");

        assertThat(path.segments()).containsExactly("files", "a/b", "c");
        assertThat(path.decoded()).isEqualTo("/files/a/b/c");
        assertThat(path.tail(1)).isEqualTo("a/b/c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/%", "/%4", "/%zz", "/a%FF", "/%C0%AF", "/%ED%A0%80", "/a/../b", "/a/%2e%2E/b", "/./a", "/a%00b"
            })
    void tellsAMalformedPath(String path) {
        assertThat(RequestPath.of(path).isWellFormed()).isFalse();
        assertThat(RequestPath.of(path).encoded()).isEqualTo(path);
    }

    @Test
    void aReplacementCharacterThatWasSentIsWellFormed() {
        assertThat(RequestPath.of("/%EF%BF%BD").decoded()).isEqualTo("/\uFFFD");
    }

    @Test
    void encodesAPathThatAHostHasDecoded() {
        assertThat(RequestPath.encode("/a b/100%/é+")).isEqualTo("/a%20b/100%25/%C3%A9+");
    }

    @Property
    void encodingIsStable(@ForAll String text) {
        RequestPath path = RequestPath.of(text);

        assertThat(RequestPath.of(path.encoded())).isEqualTo(path);
    }

    @Property
    void whatAHostDecodedIsRestored(@ForAll String text) {
        String decoded = "/"
                + new String(
                        text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        java.nio.charset.StandardCharsets.UTF_8);

        RequestPath restored = RequestPath.of(RequestPath.encode(decoded));

        assertThat(restored.isWellFormed() ? restored.decoded() : decoded).isEqualTo(decoded);
    }
}
