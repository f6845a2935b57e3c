package dev.peregrine.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Which messages of a batch failed; all others are done. Immutable and thread-safe.
 *
 * <p>Where order is kept, all that follows a failed message of its key or shard is delivered again with it, whatever the
 * result says of them.
 */
public final class BatchResult {
    private static final BatchResult DONE = new BatchResult(Map.of());

    private final Map<String, Throwable> failures;

    private BatchResult(Map<String, Throwable> failures) {
        this.failures = failures;
    }

    /**
     * Nothing failed.
     *
     * @return the one shared instance
     */
    public static BatchResult done() {
        return DONE;
    }

    /**
     * This result with one more failure.
     *
     * @param message the message that failed
     * @param cause why; a {@link PermanentFailure} has it parked, if the function has a parking place
     * @return the new result
     */
    public BatchResult failed(Message<?> message, Throwable cause) {
        Map<String, Throwable> more = new LinkedHashMap<>(failures);
        more.put(message.id(), Objects.requireNonNull(cause, "A failure needs a cause"));
        return new BatchResult(more);
    }

    /**
     * The failures.
     *
     * @return the causes by the ids of the messages; unmodifiable
     */
    public Map<String, Throwable> failures() {
        return Collections.unmodifiableMap(failures);
    }
}
