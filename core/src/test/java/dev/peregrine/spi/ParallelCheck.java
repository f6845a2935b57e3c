package dev.peregrine.spi;

import dev.peregrine.event.MessageHandler;
import dev.peregrine.event.RawMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * Has batches of 100 messages run in parallel, round after round with other failures, and looks whether any is lost. What
 * runs them is a parameter, so that the check itself can be checked.
 */
final class ParallelCheck {
    private static final int MESSAGES = 100;

    /** Runs messages in parallel. */
    @FunctionalInterface
    interface Runner {
        /**
         * Runs the messages; those of one lane in order, up to its first failure.
         *
         * @return those that are not done
         */
        List<Item> run(List<Item> messages, MessageHandler<String> handler, int parallelism) throws Exception;
    }

    /** Has no stack trace: a million of them would cost more than the rounds. */
    private static final class Failure extends IOException {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    private ParallelCheck() {}

    /**
     * Checks a runner.
     *
     * @param lanes whether some messages are in lanes
     * @return what went wrong in the first round in which something did
     */
    static Optional<String> firstLoss(Runner runner, boolean lanes, int rounds, long seed) throws Exception {
        Random random = new Random(seed);
        for (int round = 0; round < rounds; round++) {
            Optional<String> wrong = loss(runner, lanes, 2 + random.nextInt(15), random);
            if (wrong.isPresent()) {
                return Optional.of("round " + round + ": " + wrong.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> loss(Runner runner, boolean lanes, int parallelism, Random random)
            throws Exception {
        int failing = random.nextInt(5);
        boolean[] fails = new boolean[MESSAGES];
        List<Item> messages = new ArrayList<>(MESSAGES);
        for (int i = 0; i < MESSAGES; i++) {
            fails[i] = i < 2 || random.nextInt(5) < failing;
            String lane = lanes && random.nextInt(10) == 0 ? String.valueOf(random.nextInt(5)) : null;
            messages.add(Item.message(RawMessage.text(String.valueOf(i), "").build(), lane));
        }
        AtomicIntegerArray runs = new AtomicIntegerArray(MESSAGES);
        List<Item> undone = runner.run(
                messages,
                (message, context) -> {
                    int i = Integer.parseInt(message.id());
                    runs.incrementAndGet(i);
                    if (fails[i]) {
                        throw new Failure();
                    }
                },
                parallelism);
        return compare(messages, fails, runs, undone);
    }

    private static Optional<String> compare(
            List<Item> messages, boolean[] fails, AtomicIntegerArray runs, List<Item> undone) {
        Set<Item> reported = new HashSet<>(undone);
        Set<@Nullable String> ended = new HashSet<>();
        for (int i = 0; i < messages.size(); i++) {
            Item message = messages.get(i);
            boolean starts = message.lane() == null || !ended.contains(message.lane());
            if (starts && fails[i]) {
                ended.add(message.lane());
            }
            if (runs.get(i) != (starts ? 1 : 0)) {
                return Optional.of("message " + i + " ran " + runs.get(i) + " times");
            }
            if (reported.contains(message) != (fails[i] || !starts)) {
                return Optional.of("message " + i + (fails[i] ? " failed" : " did not fail") + " and is"
                        + (reported.contains(message) ? "" : " not") + " reported");
            }
        }
        return reported.size() == undone.size() ? Optional.empty() : Optional.of("a message is reported twice");
    }
}
