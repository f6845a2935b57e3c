package dev.peregrine.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.http.Cookie;
import dev.peregrine.http.Headers;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.http.MediaType;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResponseEncoderTest {
    private static Worker.Response answered(HttpResponse response) {
        return Exchange.with((request, context) -> response).get("/");
    }

    @Test
    void sendsTheContentAsBytes() {
        byte[] bytes = {0, (byte) 0xFF, 10};
        Worker.Response response = answered(HttpResponse.bytes(200, MediaType.of("image/png"), bytes));

        assertThat(response.getBody()).isEqualTo(bytes);
        assertThat(response.headers).containsExactlyEntriesOf(Map.of("content-type", "image/png"));
        assertThat(answered(HttpResponse.text(200, "é")).getBody()).isEqualTo(new byte[] {(byte) 0xC3, (byte) 0xA9});
        assertThat(answered(HttpResponse.json(200, "é")).getBody())
                .isEqualTo(new byte[] {'"', (byte) 0xC3, (byte) 0xA9, '"'});
    }

    @Test
    void collectsAStreamedBody() {
        Worker.Response response = answered(HttpResponse.stream(200, MediaType.TEXT, out -> out.write('x')));

        assertThat(response.getBody()).isEqualTo(new byte[] {'x'});
    }

    @Test
    void sendsStatusCodesThatTheLibraryDoesNotKnow() {
        assertThat(answered(HttpResponse.of(299)).getStatusCode()).isEqualTo(299);
        assertThat(answered(HttpResponse.of(599)).getStatusCode()).isEqualTo(599);
        assertThat(answered(HttpResponse.of(404)).getStatusCode()).isEqualTo(404);
    }

    @Test
    void alwaysSetsTheContentTypeOfAnAnswerThatCanHaveContent() {
        assertThat(answered(HttpResponse.of(200)).getHeader("content-type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(answered(HttpResponse.of(204)).headers).isEmpty();
    }

    @Test
    void joinsTheLinesOfAHeader() {
        Worker.Response response = answered(HttpResponse.of(200)
                .withHeaders(Headers.of("Link", "</a>; rel=next", "X-A", "1", "link", "</b>; rel=prev"))
                .withHeader("Vary", "Origin")
                .withHeader("Vary", "Accept"));

        assertThat(response.getHeader("link")).isEqualTo("</a>; rel=next, </b>; rel=prev");
        assertThat(response.getHeader("vary")).isEqualTo("Origin, Accept");
        assertThat(response.getHeader("x-a")).isEqualTo("1");
    }

    @Test
    void sendsOneCookieAndRefusesTwo() {
        HttpResponse one = HttpResponse.of(200).withCookie(Cookie.of("a", "1"));

        assertThat(answered(one).getHeader("set-cookie")).startsWith("a=1");

        Exchange exchange = Exchange.with((request, context) -> one.withCookie(Cookie.of("b", "2")));
        Worker.Response response = exchange.get("/");
        assertThat(response.getStatusCode()).isEqualTo(500);
        assertThat(response.getHeader("set-cookie")).isNull();
        assertThat(exchange.context.logged)
                .singleElement()
                .satisfies(
                        entry -> assertThat(entry.getThrown()).hasMessageContaining("azure functions, HTTP trigger"));
    }

    @Test
    void sendsNoBodyInAnswerToHead() {
        Exchange exchange = Exchange.with((request, context) -> HttpResponse.text(200, "hello"));
        Worker.Response response = exchange.text(new Worker.Request<>("HEAD", "https://app.example/"));
        Worker.Response problem =
                exchange.text(new Worker.Request<String>("HEAD", "https://app.example/").header("x-a", "\u0000"));

        assertThat(response.getStatusCode()).isEqualTo(200);
        assertThat(response.getHeader("content-type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(response.getBody()).isNull();
        assertThat(problem.getStatusCode()).isEqualTo(400);
        assertThat(problem.getBody()).isNull();
    }
}
