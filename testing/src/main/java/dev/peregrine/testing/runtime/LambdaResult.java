package dev.peregrine.testing.runtime;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What became of one invocation: the function's response, or an error. Its payload's array is not copied. */
public final class LambdaResult {

    private final String requestId;
    private final byte @Nullable [] payload;
    private final @Nullable LambdaError error;

    private LambdaResult(String requestId, byte @Nullable [] payload, @Nullable LambdaError error) {
        this.requestId = requestId;
        this.payload = payload;
        this.error = error;
    }

    static LambdaResult success(String requestId, byte[] payload) {
        return new LambdaResult(requestId, payload, null);
    }

    static LambdaResult failure(String requestId, LambdaError error) {
        return new LambdaResult(requestId, null, error);
    }

    /** {@return the request id the function saw} */
    public String requestId() {
        return requestId;
    }

    /** {@return whether the function answered with a response} */
    public boolean succeeded() {
        return payload != null;
    }

    /**
     * Returns the response.
     *
     * @return the bytes the function wrote
     * @throws IllegalStateException with the error and what the process printed, if the invocation failed
     */
    public byte[] payload() {
        if (payload == null) {
            throw new IllegalStateException("Invocation " + requestId + " failed: " + error);
        }
        return payload;
    }

    /**
     * Returns the response read as UTF-8.
     *
     * @return the text the function wrote
     * @throws IllegalStateException with the error and what the process printed, if the invocation failed
     */
    public String text() {
        return new String(payload(), StandardCharsets.UTF_8);
    }

    /**
     * Returns the error.
     *
     * @return how the invocation failed
     * @throws IllegalStateException if the invocation succeeded
     */
    public LambdaError error() {
        if (error == null) {
            throw new IllegalStateException(
                    "Invocation " + requestId + " succeeded with " + payload().length + " bytes");
        }
        return error;
    }

    @Override
    public String toString() {
        return payload == null ? "failed: " + error : "succeeded with " + payload.length + " bytes";
    }
}
