package dev.peregrine.testing;

import dev.peregrine.TypeRef;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.json.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of an invocation with a payload: the answer, or a failure. Immutable. */
public final class InvokeReply {
    private final byte[] bytes;
    private final @Nullable Throwable failure;
    private final @Nullable HttpResponse response;
    private final List<String> log;

    private InvokeReply(byte[] bytes, @Nullable Throwable failure, @Nullable HttpResponse response, List<String> log) {
        this.bytes = bytes;
        this.failure = failure;
        this.response = response;
        this.log = log;
    }

    static InvokeReply answered(byte[] bytes, List<String> log) {
        return new InvokeReply(bytes, null, null, List.copyOf(log));
    }

    static InvokeReply failed(Throwable failure, List<String> log) {
        return new InvokeReply(new byte[0], failure, null, List.copyOf(log));
    }

    static InvokeReply of(HttpReply reply) {
        return new InvokeReply(reply.bytes(), reply.failure().orElse(null), reply.response(), reply.log());
    }

    /**
     * Whether the invocation failed: the function threw, or answered over HTTP with a status of 400 or more.
     *
     * @return whether it did
     */
    public boolean hasFailed() {
        return failure != null || (response != null && response.status() >= 400);
    }

    /**
     * What the entry point threw at the host, unwrapped.
     *
     * @return the exception; empty when the function answered, and for failures that HTTP carries
     */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * The HTTP response that carried the answer or the failure, on hosts without direct invocations.
     *
     * @return the response, empty for a direct invocation
     */
    public Optional<HttpResponse> response() {
        return Optional.ofNullable(response);
    }

    /**
     * The answer.
     *
     * @return a copy; what a failure carries over HTTP, else nothing
     */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * The answer as text.
     *
     * @return the text
     */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /**
     * The answer read as JSON.
     *
     * @param type what to read it as
     * @param <T> what to read it as
     * @return the value
     * @throws dev.peregrine.json.JsonException when it isn't JSON or doesn't fit
     */
    public <T> T json(Class<T> type) {
        return JsonCodec.light().read(bytes, type);
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
        return JsonCodec.light().read(bytes, type);
    }

    /**
     * What the function wrote to the host's logger, as for {@link HttpReply#log}.
     *
     * @return the entries in their order
     */
    public List<String> log() {
        return log;
    }

    @Override
    public String toString() {
        return failure != null ? "failed: " + failure : response != null ? response.toString() : "answered";
    }
}
