package dev.peregrine.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which messages of a batch failed; all others are done. Immutable and thread-safe.
 *
 * <p>Where order is kept, all that follows a failed message of its key or shard is delivered again with it, whatever the
 * result says of them.
 */
public final class BatchResult {
    private static final BatchResult DONE = new BatchResult(null, "", null);

    /** The result that this one adds a failure to: copying all earlier ones for each would take seconds for large batches. */
    private final @Nullable BatchResult before;

    private final String id;
    private final @Nullable Throwable cause;

    private BatchResult(@Nullable BatchResult before, String id, @Nullable Throwable cause) {
        this.before = before;
        this.id = id;
        this.cause = cause;
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
     * @return the new result; this one stays as it is, and a result that isn't returned tells nothing
     */
    @CheckReturnValue
    public BatchResult failed(Message<?> message, Throwable cause) {
        return new BatchResult(this, message.id(), Objects.requireNonNull(cause, "A failure needs a cause"));
    }

    /**
     * The failures.
     *
     * @return the causes by the ids of the messages; unmodifiable. Of several for one id the first counts that isn't a
     *     {@link PermanentFailure}, so that nothing is parked that may be done the next time
     */
    public Map<String, Throwable> failures() {
        List<BatchResult> all = new ArrayList<>();
        for (BatchResult at = this; at != null; at = at.before) {
            all.add(at);
        }
        Map<String, Throwable> failures = new LinkedHashMap<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            BatchResult at = all.get(i);
            Throwable known = failures.get(at.id);
            if (at.cause != null && (known == null || known instanceof PermanentFailure)) {
                failures.put(at.id, at.cause);
            }
        }
        return Collections.unmodifiableMap(failures);
    }
}
