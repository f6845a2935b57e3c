package dev.peregrine.testing.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the streams have in common that Lambda reads shard by shard. */
final class Streams {
    private Streams() {}

    static String kinesis(String stream) {
        return stream.startsWith("arn:") ? stream : Aws.arn("kinesis", "stream/" + stream);
    }

    /**
     * The fates of the records of one shard: from the lowest position that is reported on, all come again.
     *
     * @param positions those of the records, in ascending order
     */
    static List<Fate> answered(List<?> positions, byte[] answer, boolean reports) {
        if (!reports) {
            return Collections.nCopies(positions.size(), Fate.DONE);
        }
        Optional<Set<Object>> failures = BatchAnswer.failures(answer, new HashSet<>(positions));
        if (failures.isEmpty()) {
            return Collections.nCopies(positions.size(), Fate.AGAIN);
        }
        List<Fate> fates = new ArrayList<>();
        boolean again = false;
        for (Object position : positions) {
            again |= failures.get().contains(position);
            fates.add(again ? Fate.AGAIN : Fate.DONE);
        }
        return fates;
    }
}
