package dev.peregrine.http;

import dev.peregrine.Context;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Cross-origin resource sharing (the CORS protocol of the WHATWG Fetch standard) as a filter: it answers preflight requests
 * and tells browsers which other origins may read responses, failures included. Immutable and thread-safe.
 *
 * <pre>{@code
 * f.filter(Cors.allow("https://shop.example").credentials());
 * }</pre>
 */
public final class Cors implements HttpFilter {
    private static final String ANY = "*";

    private final List<String> origins;
    private final List<String> headers;
    private final List<String> exposed;
    private final boolean credentials;
    private final long maxAgeSeconds;

    private Cors(
            List<String> origins, List<String> headers, List<String> exposed, boolean credentials, long maxAgeSeconds) {
        this.origins = origins;
        this.headers = headers;
        this.exposed = exposed;
        this.credentials = credentials;
        this.maxAgeSeconds = maxAgeSeconds;
    }

    /**
     * Allows origins, without credentials, with every header a preflight asks for and the methods its routes have.
     *
     * @param origins such as {@code https://shop.example}, compared exactly
     * @return the filter
     * @throws IllegalArgumentException when an origin isn't one: scheme, host and port, without a slash behind
     */
    public static Cors allow(String... origins) {
        for (String origin : origins) {
            int scheme = origin.indexOf("://");
            if (scheme <= 0 || origin.indexOf('/', scheme + 3) >= 0 || origin.length() == scheme + 3) {
                throw new IllegalArgumentException("Not an origin: " + origin
                        + ". Write scheme, host and port as browsers do, such as https://shop.example; for any origin use"
                        + " Cors.allowAny()");
            }
        }
        return new Cors(List.of(origins), List.of(), List.of(), false, 0);
    }

    /**
     * Allows every origin; for public resources. Credentials can't be allowed with it.
     *
     * @return the filter
     */
    public static Cors allowAny() {
        return new Cors(List.of(ANY), List.of(), List.of(), false, 0);
    }

    /**
     * Allows requests with cookies and HTTP authentication.
     *
     * @return the new filter
     * @throws IllegalStateException when every origin is allowed; browsers refuse that too
     */
    public Cors credentials() {
        if (origins.contains(ANY)) {
            throw new IllegalStateException("Credentials can't be allowed to every origin; name the origins");
        }
        return new Cors(origins, headers, exposed, true, maxAgeSeconds);
    }

    /**
     * Allows no request headers but these (and those the standard always allows).
     *
     * @param names the headers' names
     * @return the new filter
     */
    public Cors headers(String... names) {
        return new Cors(origins, List.of(names), exposed, credentials, maxAgeSeconds);
    }

    /**
     * Lets scripts read these response headers too.
     *
     * @param names the headers' names
     * @return the new filter
     */
    public Cors expose(String... names) {
        return new Cors(origins, headers, List.of(names), credentials, maxAgeSeconds);
    }

    /**
     * How long browsers may remember the answer to a preflight. Without, five seconds by their default.
     *
     * @param age in whole seconds
     * @return the new filter
     */
    public Cors maxAge(Duration age) {
        return new Cors(origins, headers, exposed, credentials, age.toSeconds());
    }

    @Override
    public HttpResponse filter(HttpRequest request, Context context, HttpHandler next) throws Exception {
        HttpResponse response = next.handle(request, context);
        boolean any = origins.contains(ANY);
        if (!any) {
            // caches must keep the answers to different origins apart, that to none among them
            response = response.withHeader("vary", "Origin");
        }
        Optional<String> origin = request.header("origin");
        if (origin.isEmpty() || (!any && !origins.contains(origin.get()))) {
            return response;
        }
        response = response.withHeader("access-control-allow-origin", any ? ANY : origin.get());
        if (credentials) {
            response = response.withHeader("access-control-allow-credentials", "true");
        }
        if (!exposed.isEmpty()) {
            response = response.withHeader("access-control-expose-headers", String.join(", ", exposed));
        }
        Optional<String> method = request.header("access-control-request-method");
        boolean preflight = request.method().equals("OPTIONS") && method.isPresent();
        return preflight ? preflight(request, response, method.get()) : response;
    }

    private HttpResponse preflight(HttpRequest request, HttpResponse answered, String method) {
        // a path without a route has no Allow: the preflight passes and the request itself gets its 404
        String methods = answered.header("allow").orElse(method);
        HttpResponse response = answered.withStatus(204)
                .withBody(Body.empty())
                .withoutHeader("content-type")
                .withHeader("access-control-allow-methods", methods);
        String asked = request.header("access-control-request-headers").orElse("");
        String allowed = headers.isEmpty() ? asked : String.join(", ", headers);
        if (!allowed.isEmpty()) {
            response = response.withHeader("access-control-allow-headers", allowed);
            if (headers.isEmpty()) {
                response = response.withHeader("vary", "Access-Control-Request-Headers");
            }
        }
        return maxAgeSeconds == 0
                ? response
                : response.withHeader("access-control-max-age", Long.toString(maxAgeSeconds));
    }
}
