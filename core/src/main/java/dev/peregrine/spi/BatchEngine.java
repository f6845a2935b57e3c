package dev.peregrine.spi;

import dev.peregrine.event.BatchResult;
import dev.peregrine.event.Message;
import dev.peregrine.json.JsonCodec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs what was delivered together, for every host alike. Each item runs at most once; it is then done, parked, or reported
 * as {@link Outcomes} says. Within a lane (a key, a shard, a partition) nothing runs after a failure that the host is asked
 * to mend. Made for one delivery, used by one thread and the helpers it starts.
 */
final class BatchEngine {
    private final RunningFunction function;
    private final FunctionDefinition definition;
    private final JsonCodec codec;
    private final InvocationContext context;
    private final List<Item> items;
    private final Outcomes outcomes;

    BatchEngine(RunningFunction function, JsonCodec codec, InvocationContext context, Delivery delivery)
            throws Exception {
        this.function = function;
        this.definition = function.definition();
        this.codec = codec;
        this.context = context;
        this.items = delivery.items();
        this.outcomes = new Outcomes(definition, context, delivery, function.parking(delivery.output()));
    }

    /**
     * Runs the items.
     *
     * @return those that the host has to be asked for again; empty when all are done
     * @throws Exception what the first of the failed items failed by, when the host can only be asked by failing
     */
    List<Item> run() throws Exception {
        // what was meant for the host's thread is not for the first item, and is given back
        boolean interrupted = Thread.interrupted();
        try {
            if (isCreated()) {
                interrupted |= runAll();
            }
        } catch (Throwable e) {
            outcomes.fatal(e);
        }
        try {
            return outcomes.report();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Creates the handler; a failure counts for all items, and the factory is not tried for each. */
    private boolean isCreated() {
        try {
            function.create();
            return true;
        } catch (Throwable e) {
            Thread.interrupted();
            outcomes.allFailed(e);
            return false;
        }
    }

    /** Returns whether the delivering thread was interrupted while it only waited. */
    private boolean runAll() {
        if (definition.kind() == Kind.BATCHES) {
            runTogether();
        } else if (definition.parallelism() == 1 || items.size() == 1) {
            runInOrder();
        } else {
            return Lanes.run(this, definition.parallelism(), Thread::start);
        }
        return false;
    }

    private void runInOrder() {
        Set<String> ended = new HashSet<>();
        for (int i = 0; i < items.size() && outcomes.mayStart(); i++) {
            String lane = outcomes.lane(i);
            if (!ended.contains(lane) && !run(i) && lane != null) {
                ended.add(lane);
            }
        }
    }

    /**
     * Runs an item.
     *
     * @return whether the next of its lane may run
     */
    boolean run(int i) {
        Throwable failure = null;
        try {
            function.call(items.get(i).input(definition, codec), context);
        } catch (Throwable e) {
            failure = e;
        }
        // a handler's interrupt is not meant for the parking place, the next item or the host's thread
        Thread.interrupted();
        if (failure != null) {
            return outcomes.failed(i, failure);
        }
        outcomes.done(i);
        return true;
    }

    /** Hands the whole batch to the handler, but for what can't be decoded. */
    private void runTogether() {
        List<Message<?>> batch = new ArrayList<>(items.size());
        List<Integer> numbers = new ArrayList<>(items.size());
        Set<String> ended = new HashSet<>();
        for (int i = 0; i < items.size() && outcomes.mayStart(); i++) {
            String lane = outcomes.lane(i);
            if (ended.contains(lane)) {
                continue;
            }
            try {
                batch.add((Message<?>) items.get(i).input(definition, codec));
                numbers.add(i);
            } catch (Throwable e) {
                if (!outcomes.failed(i, e) && lane != null) {
                    ended.add(lane);
                }
            }
        }
        if (batch.isEmpty() || !outcomes.mayStart()) {
            return;
        }
        Map<String, Throwable> failures;
        try {
            failures = failures(function.call(Collections.unmodifiableList(batch), context), batch);
        } catch (Throwable e) {
            Thread.interrupted();
            outcomes.failedTogether(numbers, e);
            return;
        }
        Thread.interrupted();
        settle(batch, numbers, failures);
    }

    private void settle(List<Message<?>> batch, List<Integer> numbers, Map<String, Throwable> failures) {
        Set<String> ended = new HashSet<>();
        for (int k = 0; k < batch.size(); k++) {
            int i = numbers.get(k);
            String lane = outcomes.lane(i);
            // by the message's own id: the item's is that of what carried it
            Throwable cause = failures.get(batch.get(k).id());
            if (ended.contains(lane)) {
                outcomes.held(i, cause);
            } else if (cause == null) {
                outcomes.done(i);
            } else if (!outcomes.failed(i, cause) && lane != null) {
                ended.add(lane);
            }
        }
    }

    private Map<String, Throwable> failures(@Nullable Object result, List<Message<?>> batch) {
        if (result == null) {
            throw new IllegalStateException("The handler of function " + function.name()
                    + " returned null; return BatchResult.done() or what failed");
        }
        Map<String, Throwable> failures = ((BatchResult) result).failures();
        Set<String> known = new HashSet<>();
        for (Message<?> message : batch) {
            known.add(message.id());
        }
        if (!known.containsAll(failures.keySet())) {
            throw new IllegalStateException("The handler of function " + function.name()
                    + " says that messages failed which are not in the batch");
        }
        return failures;
    }

    Outcomes outcomes() {
        return outcomes;
    }

    InvocationContext context() {
        return context;
    }
}
