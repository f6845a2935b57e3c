package dev.peregrine.spi;

import dev.peregrine.event.Parking;
import dev.peregrine.event.PermanentFailure;
import dev.peregrine.event.UndecodableException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of the items of one delivery, and what the host has to be told. An item that was neither done nor parked is
 * never forgotten: it is returned, or the invocation fails. Each item's place is written by the one thread that runs it, and
 * read after all have ended.
 */
final class Outcomes {
    /** Not started. */
    private static final byte OPEN = 0;

    /** Done or parked. */
    private static final byte DONE = 1;

    private static final byte FAILED = 2;

    /** Was in a batch, behind a failure of its lane. */
    private static final byte HELD = 3;

    private final FunctionDefinition function;
    private final InvocationContext context;
    private final List<Item> items;
    private final Redelivery redelivery;
    private final @Nullable Parking parking;
    private final byte[] states;
    private final @Nullable Throwable[] causes;

    /** Set when no further item may start. */
    private volatile boolean stopped;

    private volatile boolean outOfTime;

    /** What fails the invocation whatever else is to be told. */
    private volatile @Nullable Throwable fatal;

    Outcomes(FunctionDefinition function, InvocationContext context, Delivery delivery, @Nullable Parking parking) {
        this.function = function;
        this.context = context;
        this.items = delivery.items();
        this.redelivery = effective(delivery.redelivery(), function);
        this.parking = parking;
        this.states = new byte[items.size()];
        this.causes = new @Nullable Throwable[items.size()];
    }

    /** A host that could be asked for a part is asked for it only when the function says that the host listens. */
    private static Redelivery effective(Redelivery host, FunctionDefinition function) {
        return host == Redelivery.NONE || function.hasPartialFailures() ? host : Redelivery.ALL;
    }

    /** What an item is ordered within; null when there is no order. A checkpoint is a position, so there it always is one. */
    @Nullable
    String lane(int i) {
        String lane = items.get(i).lane();
        return lane == null && redelivery == Redelivery.CHECKPOINT ? "" : lane;
    }

    int size() {
        return states.length;
    }

    /** Whether a further item may start; not when too little time is left. */
    boolean mayStart() {
        if (!stopped && context.remainingMillis() < function.reserveMillis()) {
            outOfTime = true;
            stopped = true;
        }
        return !stopped;
    }

    void done(int i) {
        states[i] = DONE;
    }

    /**
     * Notes a failure, and parks the item if it is one to be parked.
     *
     * @return whether the next of the item's lane may run
     */
    boolean failed(int i, Throwable cause) {
        return failed(i, cause, "failed and is to be delivered again");
    }

    /** Notes the failure of all that ran together; it is logged once. */
    void failedTogether(List<Integer> numbers, Throwable cause) {
        Set<String> ended = new HashSet<>();
        String what = "failed and is to be delivered again, and so is all that was handled with it";
        for (int i : numbers) {
            String lane = lane(i);
            if (ended.contains(lane)) {
                held(i, null);
            } else if (!failed(i, cause, what) && lane != null) {
                ended.add(lane);
            }
            what = "";
        }
    }

    private boolean failed(int i, Throwable cause, String what) {
        boolean comesAgain = comesAgain();
        states[i] = FAILED;
        causes[i] = cause;
        if (isFatal(cause)) {
            fatal(cause);
            return false;
        }
        if (isToBeParked(cause) && !comesAgain && park(i, cause)) {
            states[i] = DONE;
            return true;
        }
        if (redelivery == Redelivery.NONE) {
            log(i, "failed, and this host won't deliver it again", cause);
            return true;
        }
        if (redelivery == Redelivery.ALL) {
            stopped = true;
        } else if (!what.isEmpty()) {
            log(i, what, cause);
        }
        return false;
    }

    /** Whether all of the delivery comes again, so that parking would only be repeated. */
    private boolean comesAgain() {
        return redelivery != Redelivery.NONE && (fatal != null || (redelivery == Redelivery.ALL && stopped));
    }

    /** As in HTTP: hosts replace an instance that ends so. */
    private static boolean isFatal(@Nullable Throwable cause) {
        return cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError);
    }

    private boolean isToBeParked(Throwable cause) {
        return redelivery == Redelivery.NONE
                || cause instanceof PermanentFailure
                || cause instanceof UndecodableException;
    }

    /** Notes what ran in a batch behind a failure of its lane: it comes again, whatever became of it. */
    void held(int i, @Nullable Throwable cause) {
        states[i] = HELD;
        causes[i] = cause;
        if (cause != null && redelivery != Redelivery.ALL) {
            log(i, "failed and is to be delivered again", cause);
        }
    }

    /** Notes that no item can be run. */
    void allFailed(Throwable cause) {
        if (redelivery != Redelivery.NONE) {
            fatal(cause);
            return;
        }
        for (int i = 0; i < states.length; i++) {
            failed(i, cause);
        }
    }

    /** Has no further item started and the invocation fail. */
    void fatal(Throwable cause) {
        if (fatal == null) {
            fatal = cause;
        }
        stopped = true;
    }

    private boolean park(int i, Throwable cause) {
        Parking place = parking;
        if (place == null) {
            return false;
        }
        try {
            place.park(items.get(i).raw(), cause);
        } catch (Throwable e) {
            log(i, "could not be parked", e);
            if (isFatal(e)) {
                fatal(e);
            }
            return false;
        } finally {
            Thread.interrupted();
        }
        log(i, "was parked", cause);
        return true;
    }

    /**
     * Says what the host has to be told.
     *
     * @return the items that it has to be asked for again
     * @throws Exception what has the invocation fail
     */
    List<Item> report() throws Exception {
        if (redelivery == Redelivery.NONE) {
            parkTheRest();
        }
        List<Integer> undone = new ArrayList<>();
        for (int i = 0; i < states.length; i++) {
            if (states[i] != DONE) {
                undone.add(i);
            }
        }
        boolean asksByFailing = redelivery == Redelivery.ALL || redelivery == Redelivery.NONE;
        Throwable failure = fatal;
        if (failure == null && asksByFailing && !undone.isEmpty()) {
            failure = first(undone);
        }
        if (failure != null) {
            if (redelivery == Redelivery.ALL) {
                logOthers(undone, failure);
            }
            Outcomes.<RuntimeException>rethrow(failure);
        }
        if (outOfTime && !undone.isEmpty()) {
            log("ran short of time", unstarted());
        }
        return redelivery == Redelivery.CHECKPOINT ? checkpoints(undone) : carriers(undone);
    }

    /** Parks what wasn't started, and what broke the run. */
    private void parkTheRest() {
        Throwable unstarted = unstarted();
        for (int i = 0; i < states.length; i++) {
            if (states[i] == OPEN || isFatal(causes[i])) {
                Throwable broke = causes[i];
                Throwable cause = broke == null ? unstarted : broke;
                if (park(i, cause)) {
                    states[i] = DONE;
                } else {
                    log(i, "was not done, and this host won't deliver it again", cause);
                }
            }
        }
    }

    private Throwable first(List<Integer> undone) {
        for (int i : undone) {
            Throwable cause = causes[i];
            if (cause != null) {
                return cause;
            }
        }
        return unstarted();
    }

    /** Logs the failures that the host isn't shown: parallel running and whole batches can have several. */
    private void logOthers(List<Integer> undone, Throwable shown) {
        Throwable last = shown;
        for (int i : undone) {
            Throwable cause = causes[i];
            if (cause != null && cause != shown && cause != last) {
                log(i, "failed too and is to be delivered again", cause);
                last = cause;
            }
        }
    }

    /** What the host knows of the items: what carried several is named once. */
    private List<Item> carriers(List<Integer> undone) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Item> found = new ArrayList<>(undone.size());
        for (int i : undone) {
            if (seen.add(items.get(i).raw())) {
                found.add(items.get(i));
            }
        }
        return found;
    }

    /** The first undone of each lane: from there the host delivers all of the lane again. */
    private List<Item> checkpoints(List<Integer> undone) {
        Set<String> seen = new HashSet<>();
        List<Item> found = new ArrayList<>();
        for (int i : undone) {
            if (seen.add(lane(i))) {
                found.add(items.get(i));
            }
        }
        return found;
    }

    private UnfinishedException unstarted() {
        int open = 0;
        for (byte state : states) {
            open += state == OPEN ? 1 : 0;
        }
        return new UnfinishedException(open + " of " + states.length + " items were not started: "
                + (outOfTime
                        ? "less time than the reserve of "
                                + function.reserveMillis()
                                + " ms was left. Give the function a longer timeout or smaller batches, or declare a smaller"
                                + " deadlineReserve(…)"
                        : "an earlier one failed"));
    }

    private void log(int i, String what, Throwable cause) {
        log("item " + items.get(i).id().replace('\n', ' ').replace('\r', ' ') + " " + what, cause);
    }

    private void log(String what, Throwable cause) {
        Log.error(
                context,
                "Invocation " + context.invocationId() + " of function " + function.name() + ": " + what,
                cause);
    }

    /** Throws anything unwrapped: handlers can throw what they don't declare, as other languages of the JVM do. */
    @SuppressWarnings("unchecked") // the type is made up, for the compiler
    private static <T extends Throwable> void rethrow(Throwable failure) throws T {
        throw (T) failure;
    }
}
