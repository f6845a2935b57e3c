package dev.peregrine.http;

import dev.peregrine.TypeRef;
import dev.peregrine.json.JsonCodec;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An HTTP response. Immutable; each method that changes something gives a new response.
 *
 * <p>The host frames the message: {@code Content-Length}, {@code Transfer-Encoding} and {@code Connection} set by a handler
 * are left out.
 */
public final class HttpResponse {
    private static final Headers JSON_TYPE = Headers.of("content-type", MediaType.JSON.toString());

    private final int status;
    private final Headers headers;
    private final Body body;

    private HttpResponse(int status, Headers headers, Body body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /**
     * A response without content.
     *
     * @param status from 200 to 599
     * @return the response
     * @throws IllegalArgumentException for another status
     */
    public static HttpResponse of(int status) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("A response has a status from 200 to 599, not " + status);
        }
        return new HttpResponse(status, Headers.empty(), Body.empty());
    }

    /**
     * A response with content.
     *
     * @param status from 200 to 599
     * @param type its media type
     * @param body its content
     * @return the response
     * @throws IllegalArgumentException for another status
     */
    public static HttpResponse of(int status, MediaType type, Body body) {
        HttpResponse response = of(status);
        Headers headers = type.equals(MediaType.JSON) ? JSON_TYPE : Headers.of("content-type", type.toString());
        return new HttpResponse(response.status, headers, body);
    }

    /**
     * A response with a value as JSON, which the app's codec writes after the handler has returned.
     *
     * @param status from 200 to 599
     * @param value the value
     * @return the response, of type {@code application/json}
     * @throws IllegalArgumentException for another status
     */
    public static HttpResponse json(int status, Object value) {
        return of(status, MediaType.JSON, Body.json(value));
    }

    /**
     * A response with plain text.
     *
     * @param status from 200 to 599
     * @param text the content
     * @return the response, of type {@code text/plain; charset=utf-8}
     * @throws IllegalArgumentException for another status
     */
    public static HttpResponse text(int status, String text) {
        return of(status, MediaType.TEXT, Body.of(text, StandardCharsets.UTF_8));
    }

    /**
     * A response with a page.
     *
     * @param status from 200 to 599
     * @param html the content
     * @return the response, of type {@code text/html; charset=utf-8}
     * @throws IllegalArgumentException for another status
     */
    public static HttpResponse html(int status, String html) {
        return of(status, MediaType.HTML, Body.of(html, StandardCharsets.UTF_8));
    }

    /**
     * A response with bytes.
     *
     * @param status from 200 to 599
     * @param type their media type
     * @param bytes the content; the caller gives them away
     * @return the response
     * @throws IllegalArgumentException for another status
     */
    public static HttpResponse bytes(int status, MediaType type, byte[] bytes) {
        return of(status, type, Body.of(bytes));
    }

    /**
     * A response whose content is produced while it is sent, where the host can stream; elsewhere it is collected in memory.
     * A failure while it is produced can only break off a response that is already on its way.
     *
     * @param status from 200 to 599
     * @param type its media type
     * @param writer produces the content
     * @return the response
     * @throws IllegalArgumentException for another status
     */
    public static HttpResponse stream(int status, MediaType type, BodyWriter writer) {
        return of(status, type, Body.stream(writer));
    }

    /**
     * A response that sends the client elsewhere.
     *
     * @param status such as 303
     * @param location the address, already encoded
     * @return the response
     * @throws IllegalArgumentException for a status that isn't a redirection
     */
    public static HttpResponse redirect(int status, String location) {
        if (status < 300 || status > 399) {
            throw new IllegalArgumentException("A redirection has a status from 300 to 399, not " + status);
        }
        return of(status).withHeader("location", location);
    }

    /**
     * This response with a header in place of those of the same name; but {@code Set-Cookie} and {@code Vary} are added.
     *
     * @param name a header's name
     * @param value printable ASCII: hosts disagree on everything else, so encode other text
     * @return the new response
     * @throws IllegalArgumentException when the name or the value can't stand in a header
     */
    public HttpResponse withHeader(String name, String value) {
        checkAscii(name, value);
        Headers.Builder builder = headers.toBuilder();
        builder = isAdded(name) ? builder.add(name, value) : builder.set(name, value);
        return new HttpResponse(status, builder.build(), body);
    }

    private static boolean isAdded(String name) {
        return name.equalsIgnoreCase("set-cookie") || name.equalsIgnoreCase("vary");
    }

    /**
     * This response with headers in place of those of the same names; but {@code Set-Cookie} and {@code Vary} are added. This
     * is how to send several lines of one name.
     *
     * @param more the lines
     * @return the new response
     * @throws IllegalArgumentException when a value isn't printable ASCII
     */
    public HttpResponse withHeaders(Headers more) {
        if (more.size() == 0) {
            return this;
        }
        Headers.Builder builder = headers.toBuilder();
        for (String name : more.names()) {
            if (!isAdded(name)) {
                builder.remove(name);
            }
        }
        for (int i = 0; i < more.size(); i++) {
            checkAscii(more.nameAt(i), more.valueAt(i));
            builder.add(more.nameAt(i), more.valueAt(i));
        }
        return new HttpResponse(status, builder.build(), body);
    }

    /**
     * This response without a header.
     *
     * @param name a header's name
     * @return the new response
     */
    public HttpResponse withoutHeader(String name) {
        return new HttpResponse(status, headers.toBuilder().remove(name).build(), body);
    }

    /**
     * This response with one more cookie.
     *
     * @param cookie the cookie
     * @return the new response
     */
    public HttpResponse withCookie(Cookie cookie) {
        return withHeader("set-cookie", cookie.header());
    }

    /**
     * This response with another status.
     *
     * @param newStatus from 200 to 599
     * @return the new response
     * @throws IllegalArgumentException for another status
     */
    public HttpResponse withStatus(int newStatus) {
        return new HttpResponse(of(newStatus).status, headers, body);
    }

    /**
     * This response with other content; its media type stays.
     *
     * @param newBody the content
     * @return the new response
     */
    public HttpResponse withBody(Body newBody) {
        return new HttpResponse(status, headers, newBody);
    }

    /**
     * The status.
     *
     * @return from 200 to 599
     */
    public int status() {
        return status;
    }

    /**
     * The headers.
     *
     * @return the headers
     */
    public Headers headers() {
        return headers;
    }

    /**
     * The first line of a header.
     *
     * @param name a header's name
     * @return the value, empty when there is none
     */
    public Optional<String> header(String name) {
        return headers.first(name);
    }

    /**
     * The media type of the content.
     *
     * @return the media type, empty when there is none or it isn't well-formed
     */
    public Optional<MediaType> contentType() {
        String value = headers.find("content-type");
        return value == null ? Optional.empty() : MediaType.parse(value);
    }

    /**
     * The content.
     *
     * @return the content
     */
    public Body body() {
        return body;
    }

    /**
     * The content as text, in the charset of its media type.
     *
     * @return the text; what isn't text in that charset is replaced
     */
    public String text() {
        Charset charset = StandardCharsets.UTF_8;
        try {
            charset = contentType().map(MediaType::charset).orElse(charset);
        } catch (HttpProblem unknown) {
            // the client isn't to blame for what a response says
        }
        return new String(body.content(), charset);
    }

    /**
     * The content read as JSON by {@link JsonCodec#light()}, for tests and filters.
     *
     * @param type what to read it as
     * @param <T> what to read it as
     * @return the value
     * @throws dev.peregrine.json.JsonException when it isn't JSON or doesn't fit
     */
    public <T> T json(Class<T> type) {
        return JsonCodec.light().read(body.content(), type);
    }

    /**
     * As {@link #json(Class)}, for types such as {@code List<Order>}.
     *
     * @param type what to read it as
     * @param <T> what to read it as
     * @return the value
     * @throws dev.peregrine.json.JsonException when it isn't JSON or doesn't fit
     */
    public <T> T json(TypeRef<T> type) {
        return JsonCodec.light().read(body.content(), type);
    }

    /**
     * This response with its content as bytes: a value is written as JSON, a writer is run.
     *
     * @param codec writes a value
     * @return the response; this one when its content is bytes already
     */
    public HttpResponse encoded(JsonCodec codec) {
        Body encoded = body.encoded(codec);
        return encoded == body ? this : new HttpResponse(status, headers, encoded);
    }

    static void checkAscii(String name, String value) {
        if (Headers.isPrintable(value)) {
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) > 126) {
                throw new IllegalArgumentException("The value of header " + name + " holds a character at position " + i
                        + " that isn't printable ASCII; hosts disagree on those, so encode it");
            }
        }
    }

    /** The status and the names of the headers. */
    @Override
    public String toString() {
        return status + " " + headers;
    }
}
