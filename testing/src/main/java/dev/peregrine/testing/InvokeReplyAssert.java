package dev.peregrine.testing;

import java.util.Optional;
import org.assertj.core.api.AbstractObjectAssert;

/** Assertions on what came of an invocation. */
public final class InvokeReplyAssert extends AbstractObjectAssert<InvokeReplyAssert, InvokeReply> {
    InvokeReplyAssert(InvokeReply actual) {
        super(actual, InvokeReplyAssert.class);
    }

    private AssertionError wrong(String what) {
        StringBuilder text = new StringBuilder(info.hasDescription() ? "[" + info.descriptionText() + "] " : "");
        text.append(what).append("\nin the reply\n");
        text.append(actual.response().map(ResponseRepresentation::show).orElse(actual.toString()));
        if (actual.response().isEmpty() && !actual.hasFailed()) {
            text.append(": ").append(ResponseRepresentation.bounded(actual.text()));
        }
        for (String entry : actual.log()) {
            text.append("\nlogged: ").append(ResponseRepresentation.bounded(entry));
        }
        return new AssertionError(text.toString(), actual.failure().orElse(null));
    }

    /**
     * Checks that the function answered.
     *
     * @return this
     */
    public InvokeReplyAssert hasSucceeded() {
        if (actual.hasFailed()) {
            throw wrong("Expected an answer but the invocation failed");
        }
        return this;
    }

    /**
     * Checks that the function answered, with JSON that means the same.
     *
     * @param json the JSON expected
     * @return this
     */
    public InvokeReplyAssert hasJson(String json) {
        hasSucceeded();
        Optional<String> difference = JsonDifference.find(json, actual.bytes());
        if (difference.isPresent()) {
            throw wrong("Expected other JSON: %s".formatted(difference.get()));
        }
        return this;
    }

    /**
     * Checks that the invocation failed.
     *
     * @return this
     */
    public InvokeReplyAssert hasFailed() {
        if (!actual.hasFailed()) {
            throw wrong("Expected a failure");
        }
        return this;
    }

    /**
     * Checks that the entry point threw an exception at the host.
     *
     * @param type the exception's type
     * @param message part of its message
     * @return this
     */
    public InvokeReplyAssert hasFailedWith(Class<? extends Throwable> type, String message) {
        Optional<Throwable> thrown = actual.failure();
        if (thrown.isEmpty()
                || !type.isInstance(thrown.get())
                || !String.valueOf(thrown.get().getMessage()).contains(message)) {
            throw wrong(
                    "Expected %s to be thrown, with a message that contains \"%s\"".formatted(type.getName(), message));
        }
        return this;
    }
}
