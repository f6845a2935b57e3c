package dev.peregrine.spi;

import dev.peregrine.event.BatchResult;
import dev.peregrine.event.Message;
import dev.peregrine.event.Parking;
import dev.peregrine.event.PermanentFailure;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.json.JsonCodec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs what was delivered together, for every host alike. Each item runs at most once; it is then done, or it is reported and
 * not forgotten: failed, or not started. Within a lane (a key, a shard, a partition) nothing runs after a failure. Made for
 * one delivery, used by one thread and the helpers it starts.
 */
final class BatchEngine {
    private static final byte OPEN = 0;
    private static final byte DONE = 1;
    private static final byte FAILED = 2;

    private final RunningFunction function;
    private final JsonCodec codec;
    private final InvocationContext context;
    private final List<Item> items;
    private final Redelivery redelivery;
    private final @Nullable Parking parking;

    /** What became of each item. Each place is written by the one thread that runs the item, and read after all have ended. */
    private final byte[] states;

    private final @Nullable Throwable[] causes;

    /** Set when no further item may start. */
    private volatile boolean stopped;

    private volatile boolean outOfTime;
    private volatile @Nullable VirtualMachineError fatal;

    BatchEngine(RunningFunction function, JsonCodec codec, InvocationContext context, Delivery delivery)
            throws Exception {
        this.function = function;
        this.codec = codec;
        this.context = context;
        this.items = delivery.items();
        this.redelivery = effective(delivery.redelivery(), function.definition());
        this.parking = function.parking(delivery.output());
        this.states = new byte[items.size()];
        this.causes = new @Nullable Throwable[items.size()];
    }

    /** A host that could be asked for a part is asked for it only when the function says that the host listens. */
    private static Redelivery effective(Redelivery host, FunctionDefinition function) {
        return host == Redelivery.NONE || function.hasPartialFailures() ? host : Redelivery.ALL;
    }

    /**
     * Runs the items.
     *
     * @return those that the host has to be asked for again; empty when all are done
     * @throws Exception what the first of the failed items failed by, when the host can only be asked by failing
     */
    List<Item> run() throws Exception {
        boolean interrupted = Thread.interrupted();
        try {
            if (function.definition().kind() == Kind.BATCHES) {
                runTogether();
            } else if (function.definition().parallelism() == 1 || items.size() == 1) {
                runInOrder();
            } else {
                interrupted |= Lanes.run(this, items, function.definition().parallelism());
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return report();
    }

    private void runInOrder() {
        Set<String> endedLanes = null;
        for (int i = 0; i < items.size() && mayStart(); i++) {
            String lane = items.get(i).lane();
            if (lane != null && endedLanes != null && endedLanes.contains(lane)) {
                continue;
            }
            if (!run(i) && lane != null) {
                endedLanes = endedLanes == null ? new HashSet<>() : endedLanes;
                endedLanes.add(lane);
            }
        }
    }

    /** Whether a further item may start; not when too little time is left. */
    boolean mayStart() {
        if (!stopped && context.remainingMillis() < function.definition().reserveMillis()) {
            outOfTime = true;
            stopped = true;
        }
        return !stopped;
    }

    /**
     * Runs an item.
     *
     * @return whether the next of its lane may run
     */
    boolean run(int i) {
        try {
            function.call(items.get(i).input(function.definition(), codec), context);
            states[i] = DONE;
            return true;
        } catch (Throwable e) {
            return failed(i, e);
        } finally {
            // a handler's interrupt is not meant for the next item, nor for the host's thread
            Thread.interrupted();
        }
    }

    /** Notes a failure; returns whether the item's lane may go on. */
    private boolean failed(int i, Throwable cause) {
        causes[i] = cause;
        if (cause instanceof VirtualMachineError error && !(error instanceof StackOverflowError)) {
            // as in HTTP: hosts replace an instance that ends so
            fatal = error;
            stopped = true;
            states[i] = FAILED;
            return false;
        }
        boolean parks = redelivery == Redelivery.NONE
                || cause instanceof PermanentFailure
                || cause instanceof UndecodableException;
        if (parks && park(i, cause)) {
            states[i] = DONE;
            return true;
        }
        states[i] = FAILED;
        if (redelivery == Redelivery.ALL) {
            stopped = true;
        } else {
            log(
                    i,
                    redelivery == Redelivery.NONE
                            ? "failed, and this host won't deliver it again"
                            : "failed and is to be delivered again",
                    cause);
        }
        return redelivery == Redelivery.NONE;
    }

    private boolean park(int i, Throwable cause) {
        Parking place = parking;
        if (place == null) {
            return false;
        }
        try {
            place.park(items.get(i).raw(), cause);
            log(i, "was parked", cause);
            return true;
        } catch (Throwable e) {
            log(i, "could not be parked", e);
            return false;
        }
    }

    /** Hands the whole batch to the handler, but for what can't be decoded. */
    private void runTogether() {
        List<Message<?>> batch = new ArrayList<>(items.size());
        List<Integer> numbers = new ArrayList<>(items.size());
        Set<String> endedLanes = new HashSet<>();
        for (int i = 0; i < items.size() && mayStart(); i++) {
            String lane = items.get(i).lane();
            if (lane != null && endedLanes.contains(lane)) {
                continue;
            }
            try {
                batch.add((Message<?>) items.get(i).input(function.definition(), codec));
                numbers.add(i);
            } catch (Throwable e) {
                if (!failed(i, e) && lane != null) {
                    endedLanes.add(lane);
                }
            }
        }
        if (batch.isEmpty() || stopped) {
            return;
        }
        Map<String, Throwable> failures;
        try {
            failures = failures(function.call(Collections.unmodifiableList(batch), context), batch);
        } catch (Throwable e) {
            for (int i : numbers) {
                failed(i, e);
            }
            return;
        } finally {
            Thread.interrupted();
        }
        for (int n = 0; n < numbers.size(); n++) {
            int i = numbers.get(n);
            String lane = items.get(i).lane();
            // by the id that the handler knows: an item that another carried is known to the host by that one's
            Throwable cause = failures.get(batch.get(n).id());
            if (lane != null && endedLanes.contains(lane)) {
                continue;
            }
            if (cause == null) {
                states[i] = DONE;
            } else if (!failed(i, cause) && lane != null) {
                endedLanes.add(lane);
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

    /** What the host has to be told. */
    private List<Item> report() throws Exception {
        List<Integer> undone = undone();
        if (redelivery == Redelivery.NONE && !undone.isEmpty()) {
            parkUnstarted(undone);
            undone = undone();
        }
        VirtualMachineError broken = fatal;
        if (broken != null) {
            throw broken;
        }
        if (undone.isEmpty()) {
            return List.of();
        }
        if (redelivery == Redelivery.ALL || redelivery == Redelivery.NONE) {
            throw failure(undone);
        }
        if (outOfTime) {
            Log.error(context, "Invocation " + context.invocationId() + " ran short of time", unstarted());
        }
        return redelivery == Redelivery.ITEM ? itemsOf(undone) : checkpoints(undone);
    }

    private List<Integer> undone() {
        List<Integer> undone = new ArrayList<>();
        for (int i = 0; i < states.length; i++) {
            if (states[i] != DONE) {
                undone.add(i);
            }
        }
        return undone;
    }

    private void parkUnstarted(List<Integer> undone) {
        for (int i : undone) {
            if (states[i] == OPEN && park(i, unstarted())) {
                states[i] = DONE;
            }
        }
    }

    private List<Item> itemsOf(List<Integer> numbers) {
        List<Item> found = new ArrayList<>(numbers.size());
        for (int i : numbers) {
            found.add(items.get(i));
        }
        return found;
    }

    /** The first undone of each lane: from there the host delivers all of the lane again. */
    private List<Item> checkpoints(List<Integer> undone) {
        Map<String, Item> first = new LinkedHashMap<>();
        for (int i : undone) {
            Item item = items.get(i);
            first.putIfAbsent(item.lane() == null ? "" : item.lane(), item);
        }
        return new ArrayList<>(first.values());
    }

    /** What the first failed item failed by; further ones, which parallel running can have, are logged. */
    private Exception failure(List<Integer> undone) {
        Throwable first = null;
        for (int i : undone) {
            Throwable cause = causes[i];
            if (cause == null) {
                continue;
            }
            if (first == null) {
                first = cause;
            } else if (cause != first && redelivery == Redelivery.ALL) {
                log(i, "failed too and is to be delivered again", cause);
            }
        }
        if (first instanceof Error error) {
            throw error;
        }
        return first == null ? unstarted() : (Exception) first;
    }

    private UnfinishedException unstarted() {
        int started = 0;
        for (byte state : states) {
            started += state == OPEN ? 0 : 1;
        }
        return new UnfinishedException((states.length - started) + " of " + states.length
                + " items were not started: "
                + (outOfTime
                        ? "less time than the reserve of "
                                + function.definition().reserveMillis()
                                + " ms was left. Give the function a longer timeout or smaller batches, or declare a smaller"
                                + " deadlineReserve(…)"
                        : "an earlier one failed"));
    }

    private void log(int i, String what, Throwable cause) {
        Log.error(
                context,
                "Invocation " + context.invocationId() + " of function " + function.name() + ": item "
                        + items.get(i).id().replace('\n', ' ').replace('\r', ' ') + " " + what,
                cause);
    }

    InvocationContext context() {
        return context;
    }
}
