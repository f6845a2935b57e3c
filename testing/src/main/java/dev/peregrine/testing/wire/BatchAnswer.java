package dev.peregrine.testing.wire;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A function's answer to a batch, as an event source mapping with {@code ReportBatchItemFailures} reads it: nothing, null or
 * an empty list is success; JSON that it can't make sense of, and identifiers that are empty, null or belong to no item, fail
 * the whole batch.
 */
final class BatchAnswer {
    private BatchAnswer() {}

    /**
     * The identifiers that the answer has.
     *
     * @param known those of the batch, as JSON reads them: strings, or objects for Kafka
     * @return those that failed; empty when the whole batch has failed
     */
    static Optional<Set<Object>> failures(byte[] answer, Set<?> known) {
        if (answer.length == 0) {
            return Optional.of(Set.of());
        }
        @Nullable Object json;
        try {
            json = Json.read(answer);
        } catch (IOException e) {
            return Optional.empty();
        }
        if (json == null) {
            return Optional.of(Set.of());
        }
        // Assumption: an answer that isn't an object says nothing of items, and counts as success.
        Object failures = json instanceof Map<?, ?> members ? members.get("batchItemFailures") : null;
        if (failures == null) {
            return Optional.of(Set.of());
        }
        if (!(failures instanceof List<?> list)) {
            return Optional.empty();
        }
        Set<Object> found = new LinkedHashSet<>();
        for (Object element : list) {
            Object identifier = element instanceof Map<?, ?> members ? members.get("itemIdentifier") : null;
            if (identifier == null || !known.contains(identifier)) {
                return Optional.empty();
            }
            found.add(identifier);
        }
        return Optional.of(found);
    }
}
