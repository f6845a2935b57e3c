package dev.peregrine.testing;

import dev.peregrine.TypeRef;
import dev.peregrine.http.Headers;
import dev.peregrine.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of a request: the response as the client gets it, and what stands behind it. Immutable. */
public final class HttpReply {
    private final HttpResponse response;
    private final byte[] event;
    private final byte[] raw;
    private final List<String> log;
    private final @Nullable Throwable failure;
    private final boolean refused;

    private HttpReply(
            HttpResponse response,
            byte[] event,
            byte[] raw,
            List<String> log,
            @Nullable Throwable failure,
            boolean refused) {
        this.response = response;
        this.event = event;
        this.raw = raw;
        this.log = log;
        this.failure = failure;
        this.refused = refused;
    }

    static HttpReply answered(HttpResponse response, byte[] raw, List<String> log) {
        return new HttpReply(response, new byte[0], raw, List.copyOf(log), null, false);
    }

    static HttpReply failed(HttpResponse response, Throwable failure, List<String> log) {
        return new HttpReply(response, new byte[0], new byte[0], List.copyOf(log), failure, false);
    }

    static HttpReply refused(HttpResponse response) {
        return new HttpReply(response, new byte[0], new byte[0], List.of(), null, true);
    }

    /** This reply, with what the host handed to the function. */
    HttpReply to(byte[] newEvent) {
        return new HttpReply(response, newEvent, raw, log, failure, refused);
    }

    /**
     * The response as the client gets it, without what hosts add on their own account, such as {@code Date}.
     *
     * @return the response
     */
    public HttpResponse response() {
        return response;
    }

    /**
     * The status.
     *
     * @return from 200 to 599
     */
    public int status() {
        return response.status();
    }

    /**
     * The headers.
     *
     * @return the headers
     */
    public Headers headers() {
        return response.headers();
    }

    /**
     * The first line of a header.
     *
     * @param name in any case
     * @return its value, empty when there is none
     */
    public Optional<String> header(String name) {
        return response.header(name);
    }

    /**
     * The value of a cookie that the response sets.
     *
     * @param name its name
     * @return the value without the attributes, empty when the response doesn't set it
     */
    public Optional<String> cookie(String name) {
        return SetCookies.value(response, name);
    }

    /**
     * The content as text, in the charset of its media type.
     *
     * @return the text
     */
    public String text() {
        return response.text();
    }

    /**
     * The content.
     *
     * @return a copy
     */
    public byte[] bytes() {
        return response.body().bytes();
    }

    /**
     * The content read as JSON.
     *
     * @param type what to read it as
     * @param <T> what to read it as
     * @return the value
     * @throws dev.peregrine.json.JsonException when it isn't JSON or doesn't fit
     */
    public <T> T json(Class<T> type) {
        return response.json(type);
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
        return response.json(type);
    }

    /**
     * What the function wrote to the host's logger, failures with their stack traces among it. Nothing of SLF4J: with a
     * provider on the class path, failures are logged there.
     *
     * @return the entries in their order
     */
    public List<String> log() {
        return log;
    }

    /**
     * What the host handed to the function: on AWS the JSON event, elsewhere the HTTP message that the host's own request
     * object stands for.
     *
     * @return a copy; empty when the host answered by itself
     */
    public byte[] event() {
        return event.clone();
    }

    /**
     * What the function gave to the host: on AWS the JSON it returned, elsewhere the HTTP message made from the host's own
     * response object.
     *
     * @return a copy; empty when it gave nothing
     */
    public byte[] raw() {
        return raw.clone();
    }

    /**
     * What the entry point threw at the host, which then answered by itself.
     *
     * @return the exception, empty when the function answered
     */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * Whether the host answered by itself before the function saw the request.
     *
     * @return whether it did
     */
    public boolean isRefusedByHost() {
        return refused;
    }

    @Override
    public String toString() {
        return response.toString();
    }
}
