package dev.peregrine.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.peregrine.FunctionApp;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.http.Parameters;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestDecoderTest {
    private final AtomicReference<@Nullable HttpRequest> seen = new AtomicReference<>();
    private final Exchange exchange = Exchange.with((request, context) -> {
        seen.set(request);
        return HttpResponse.of(204);
    });

    private HttpRequest seen() {
        HttpRequest request = seen.getAndSet(null);
        assertNotNull(request, "the handler was not called");
        return request;
    }

    private HttpRequest sent(Worker.Request<String> request) {
        assertThat(exchange.text(request).getStatusCode()).isEqualTo(204);
        return seen();
    }

    private HttpRequest got(String pathAndQuery) {
        return sent(new Worker.Request<>("GET", "https://app.example" + pathAndQuery));
    }

    @Test
    void readsTheQueryFromTheUrlAndNotFromTheMapThatJoinsAndDropsValues() {
        HttpRequest request =
                sent(new Worker.Request<String>("GET", "https://app.example/x?a=1&b=&a=2&c").query("a", "1,2"));

        assertThat(request.query()).isEqualTo(Parameters.of("a", "1", "b", "", "a", "2", "c", ""));
    }

    @Test
    void keepsThePathAsItIsEncoded() {
        HttpRequest request = got("/a%2Fb/c%20d/%C3%A9+f");

        assertThat(request.rawPath()).isEqualTo("/a%2Fb/c%20d/%C3%A9+f");
        assertThat(request.requestPath().segments()).containsExactly("a/b", "c d", "é+f");
    }

    @Test
    void readsAUrlThatIsNoUri() {
        HttpRequest request = got("/a%20b/c?f=a|b&g={1}&h=%7C&g=2#");

        assertThat(request.path()).isEqualTo("/a b/c");
        assertThat(request.query()).isEqualTo(Parameters.of("f", "a|b", "g", "{1}", "h", "|", "g", "2"));
    }

    @Test
    void readsAUrlThatIsNoUriAndHasNoPath() {
        HttpRequest request = got("?f=a|b");

        assertThat(request.path()).isEqualTo("/");
        assertThat(request.query("f")).contains("a|b");
    }

    @Test
    void refusesAUrlThatTheWorkerDoesNotTell() {
        Worker.Response response = exchange.text(new Worker.Request<>("GET", "") {
            @Override
            public URI getUri() {
                throw new IllegalArgumentException("no URL");
            }
        });

        assertThat(response.getStatusCode()).isEqualTo(400);
    }

    @Test
    void keepsAJoinedHeaderAsOneLine() {
        HttpRequest request = sent(
                new Worker.Request<String>("GET", "https://app.example/").header("accept", "text/html, a/b;q=0.5,c/d"));

        assertThat(request.headers().all("Accept")).containsExactly("text/html, a/b;q=0.5,c/d");
        assertThat(request.headers().list("Accept")).containsExactly("text/html", "a/b;q=0.5", "c/d");
    }

    @Test
    void refusesAHeaderWithALineBreak() {
        Worker.Response response =
                exchange.text(new Worker.Request<String>("GET", "https://app.example/").header("x-a", "1\r\nx-b: 2"));

        assertThat(response.getStatusCode()).isEqualTo(400);
        assertThat(Exchange.body(response)).contains("x-a").doesNotContain("x-b");
        assertThat(response.getHeader("content-type")).isEqualTo("application/problem+json");
    }

    @Test
    void knowsEveryMethodThatTheWorkerKnows() {
        for (String method : new String[] {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"}) {
            assertThat(sent(new Worker.Request<>(method, "https://app.example/"))
                            .method())
                    .isEqualTo(method);
        }
    }

    @Test
    void refusesAMethodThatTheWorkerCannotName() {
        assertThat(exchange.text(new Worker.Request<>("PROPFIND", "https://app.example/"))
                        .getStatusCode())
                .isEqualTo(501);
    }

    @Test
    void takesTheClientFromWhatTheFrontEndHasAdded() {
        assertThat(clientOf("203.0.113.9, 198.51.100.7:51234")).contains("198.51.100.7");
        assertThat(clientOf("198.51.100.7")).contains("198.51.100.7");
        assertThat(clientOf("[2001:db8::1]:443")).contains("2001:db8::1");
        assertThat(clientOf("2001:db8::1")).contains("2001:db8::1");
        assertThat(clientOf("")).isEmpty();
        assertThat(clientOf("[2001:db8::1")).isEmpty();
        assertThat(got("/").clientAddress()).isEmpty();
    }

    @Test
    void findsTheClientBehindTheUsersOwnProxies() {
        Exchange behind = Exchange.with(
                FunctionApp.of((request, context) ->
                        HttpResponse.text(200, request.clientAddress().orElse("unknown"))),
                Map.of("PEREGRINE_TRUSTED_PROXIES", "1"));

        assertThat(Exchange.body(behind.text(new Worker.Request<String>("GET", "https://app.example/")
                        .header("x-forwarded-for", "192.0.2.1, 203.0.113.9, 198.51.100.7:51234"))))
                .isEqualTo("203.0.113.9");
        assertThat(Exchange.body(behind.text(new Worker.Request<String>("GET", "https://app.example/")
                        .header("x-forwarded-for", "198.51.100.7:51234"))))
                .isEqualTo("unknown");
    }

    @Test
    void countsTheProxiesAsTheMembersOfTheListStand() {
        assertThat(clientOf(", 203.0.113.9 ,, ")).contains("203.0.113.9");
        assertThat(clientOf(",")).isEmpty();
        assertThat(clientOf("203.0.113.9, \"[2001:db8::1]:443, unknown\"")).contains("\"[2001:db8::1]:443, unknown\"");
    }

    @Test
    void refusesANumberOfProxiesThatIsNone() {
        Exchange wrong = Exchange.with(
                FunctionApp.of((request, context) -> HttpResponse.of(204)), Map.of("PEREGRINE_TRUSTED_PROXIES", "-1"));

        assertThat(wrong.get("/").getStatusCode()).isEqualTo(500);
        assertThat(wrong.context.logged)
                .singleElement()
                .satisfies(entry -> assertThat(entry.getMessage()).contains("PEREGRINE_TRUSTED_PROXIES"));
    }

    private Optional<String> clientOf(String forwarded) {
        return sent(new Worker.Request<String>("GET", "https://app.example/").header("x-forwarded-for", forwarded))
                .clientAddress();
    }
}
