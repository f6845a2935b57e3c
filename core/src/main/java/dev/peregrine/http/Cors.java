package dev.peregrine.http;

import dev.peregrine.Context;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /** Null for every header. */
    private final @Nullable List<String> headers;

    private final List<String> exposed;
    private final boolean credentials;
    private final long maxAgeSeconds;

    private Cors(
            List<String> origins,
            @Nullable List<String> headers,
            List<String> exposed,
            boolean credentials,
            long maxAgeSeconds) {
        this.origins = origins;
        this.headers = headers;
        this.exposed = exposed;
        this.credentials = credentials;
        this.maxAgeSeconds = maxAgeSeconds;
    }

    /**
     * Allows origins, without credentials, with every method and every header that a preflight asks for: what a path takes
     * is its routes' affair, and their refusals can be read by the page.
     *
     * @param origins such as {@code https://shop.example}, compared exactly
     * @return the filter
     * @throws IllegalArgumentException when an origin isn't one as browsers write it
     */
    public static Cors allow(String... origins) {
        for (String origin : origins) {
            if (!isOrigin(origin)) {
                throw new IllegalArgumentException(
                        "Not an origin: " + origin
                                + ". Write scheme, host and port as browsers do, in lower case and without the scheme's own port,"
                                + " such as https://shop.example; patterns are not supported; for any origin use Cors.allowAny()");
            }
        }
        return new Cors(List.of(origins), null, List.of(), false, -1);
    }

    private static boolean isOrigin(String text) {
        int host = text.indexOf("://") + 3;
        if (host <= 3 || host == text.length() || !Headers.lower(text).equals(text)) {
            return false;
        }
        for (int i = host; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~' || "/?#@*\\".indexOf(c) >= 0) {
                return false;
            }
        }
        boolean defaultPort = (text.startsWith("https://") && text.endsWith(":443"))
                || (text.startsWith("http://") && text.endsWith(":80"));
        return !defaultPort;
    }

    /**
     * Allows every origin; for public resources. Credentials can't be allowed with it.
     *
     * @return the filter
     */
    public static Cors allowAny() {
        return new Cors(List.of(ANY), null, List.of(), false, -1);
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
     * @param age in whole seconds; zero for not at all
     * @return the new filter
     */
    public Cors maxAge(Duration age) {
        return new Cors(origins, headers, exposed, credentials, age.toSeconds());
    }

    @Override
    public HttpResponse filter(HttpRequest request, Context context, HttpHandler next) throws Exception {
        Optional<String> origin = request.header("origin");
        Optional<String> method = request.header("access-control-request-method");
        boolean preflight =
                origin.isPresent() && method.isPresent() && request.method().equals("OPTIONS");
        // a preflight asks about another request, so it must not reach a function
        HttpResponse response = preflight ? HttpResponse.of(204) : next.handle(request, context);
        boolean any = origins.contains(ANY);
        if (!any) {
            // caches must keep the answers to different origins apart, that to none among them
            response = response.withHeader("vary", "Origin");
        }
        if (origin.isEmpty() || (!any && !origins.contains(origin.get()))) {
            return response;
        }
        response = response.withHeader("access-control-allow-origin", any ? ANY : origin.get());
        if (credentials) {
            response = response.withHeader("access-control-allow-credentials", "true");
        }
        if (preflight) {
            return allowing(request, response, method.get());
        }
        return exposed.isEmpty()
                ? response
                : response.withHeader("access-control-expose-headers", String.join(", ", exposed));
    }

    /** The method that is asked for is allowed: if no route takes it, the request itself gets its 404 or 405, readable. */
    private HttpResponse allowing(HttpRequest request, HttpResponse preflight, String method) {
        HttpResponse response = preflight;
        if (isList(method)) {
            response = response.withHeader("access-control-allow-methods", method);
        }
        String asked = request.header("access-control-request-headers").orElse("");
        if (headers == null) {
            response = response.withHeader("vary", "Access-Control-Request-Headers");
            if (!asked.isEmpty() && isList(asked)) {
                response = response.withHeader("access-control-allow-headers", asked);
            }
        } else if (!headers.isEmpty()) {
            response = response.withHeader("access-control-allow-headers", String.join(", ", headers));
        }
        return maxAgeSeconds < 0
                ? response
                : response.withHeader("access-control-max-age", Long.toString(maxAgeSeconds));
    }

    /** Whether text of a client is names with commas between them, fit for being repeated in a header. */
    private static boolean isList(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letter && "!#$%&'*+-.^_`|~, ".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
