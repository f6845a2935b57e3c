package dev.peregrine.testing;

import static dev.peregrine.testing.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.http.HttpHandler;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.http.MediaType;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Cases about handlers that fail. */
final class FailureCases {
    private static final String SECRET = "the password is swordfish";

    private FailureCases() {}

    /** A problem without the reason, which stands in the log, once, with the id that the problem tells. */
    private static Consumer<HttpReply> hidden(String... logged) {
        return reply -> {
            assertThat(reply).isFromTheFunction().isProblem(500).logged(logged);
            assertThat(reply.text()).doesNotContain("swordfish", "Exception", "dev.peregrine");
            assertThat(reply.log()).hasSize(1);
            String id =
                    reply.text().replaceFirst("(?s).*\"invocationId\":\"", "").replaceFirst("(?s)\".*", "");
            assertThat(id).isNotEmpty();
            assertThat(reply).logged(id);
        };
    }

    private static HttpCase failing(String name, HttpHandler handler, Consumer<HttpReply> expected) {
        return HttpCase.of(name, handler, calls -> calls.get("/"), expected);
    }

    @SuppressWarnings("NullAway") // what a handler must not do
    static Stream<HttpCase> all() {
        return Stream.of(
                failing(
                        "a handler that throws",
                        (request, context) -> {
                            throw new IOException(SECRET);
                        },
                        hidden("java.io.IOException: " + SECRET)),
                failing(
                        "a handler that throws an Error",
                        (request, context) -> {
                            throw new StackOverflowError(SECRET);
                        },
                        hidden("java.lang.StackOverflowError: " + SECRET)),
                failing("a handler that returns null", (request, context) -> null, hidden("returned null")),
                failing(
                        "a value that can't be written as JSON",
                        (request, context) -> HttpResponse.json(200, new Object()),
                        hidden("java.lang.Object")),
                HttpCase.of(
                        "a factory that throws",
                        f -> {
                            f.http("broken", "/broken", () -> {
                                throw new IOException(SECRET);
                            });
                            f.http("other", "/other", (request, context) -> HttpResponse.of(200));
                        },
                        calls -> calls.get("/broken"),
                        hidden(SECRET)),
                failing(
                        "a stream that fails at its start",
                        (request, context) -> HttpResponse.stream(200, MediaType.TEXT, out -> {
                            throw new IOException(SECRET);
                        }),
                        hidden(SECRET)));
    }
}
