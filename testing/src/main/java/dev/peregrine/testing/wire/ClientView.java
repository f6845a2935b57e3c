package dev.peregrine.testing.wire;

import dev.peregrine.http.Body;
import dev.peregrine.http.Headers;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.testing.wire.ClientRequest.Header;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Responses as a client gets them. */
final class ClientView {
    private static final Set<String> FRAMING = Set.of("content-length", "transfer-encoding", "connection");

    private ClientView() {}

    /**
     * A response: without the headers that frame it, and without content where HTTP has none.
     *
     * @throws IllegalArgumentException when it isn't one
     */
    static HttpResponse of(ClientRequest request, int status, List<Header> lines, byte[] body) {
        Headers.Builder headers = Headers.builder();
        for (Header line : lines) {
            if (!FRAMING.contains(line.name().toLowerCase(Locale.ROOT))) {
                headers.add(line.name(), line.value());
            }
        }
        boolean bare = request.method().equals("HEAD") || status == 204 || status == 304;
        return HttpResponse.of(status).withHeaders(headers.build()).withBody(bare ? Body.empty() : Body.of(body));
    }

    /** A response that a host makes itself. */
    static HttpResponse own(ClientRequest request, int status, String type, String text) {
        return of(request, status, List.of(new Header("content-type", type)), text.getBytes(StandardCharsets.UTF_8));
    }

    /** A refusal with the host's own text; JSON when it looks like it. */
    static RefusedByHost refused(int status, String text, String why) {
        String type = text.startsWith("{") ? "application/json" : text.startsWith("<") ? "text/html" : "text/plain";
        HttpResponse response = HttpResponse.of(status)
                .withHeader("content-type", type)
                .withBody(Body.of(text, StandardCharsets.UTF_8));
        return new RefusedByHost(response, why);
    }
}
