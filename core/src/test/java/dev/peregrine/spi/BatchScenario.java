package dev.peregrine.spi;

import dev.peregrine.Context;
import dev.peregrine.Environment;
import dev.peregrine.EventDeclaration;
import dev.peregrine.FunctionApp;
import dev.peregrine.event.BatchHandler;
import dev.peregrine.event.BatchResult;
import dev.peregrine.event.Message;
import dev.peregrine.event.MessageHandler;
import dev.peregrine.event.Parking;
import dev.peregrine.event.PermanentFailure;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.UndecodableException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One delivery as a property test makes it up: who gets it, what the host can be asked for, and how each item behaves. An
 * item's id is its place in the list.
 */
record BatchScenario(
        boolean together,
        boolean throwsTogether,
        Redelivery host,
        boolean partial,
        Place place,
        int parallelism,
        int calls,
        List<Given> items) {

    /** How an item behaves. */
    enum Behaviour {
        RETURNS,
        INTERRUPTS_AND_RETURNS,
        THROWS,
        INTERRUPTS_AND_THROWS,
        THROWS_AN_ERROR,
        OVERFLOWS_THE_STACK,
        THROWS_WHAT_IS_NO_EXCEPTION,
        FAILS_FOR_GOOD,
        INTERRUPTS_AND_FAILS_FOR_GOOD,
        IS_UNDECODABLE,
        HAS_A_WRONG_BODY,
        RUNS_OUT_OF_MEMORY;

        boolean succeeds() {
            return this == RETURNS || this == INTERRUPTS_AND_RETURNS;
        }

        boolean interrupts() {
            return this == INTERRUPTS_AND_RETURNS
                    || this == INTERRUPTS_AND_THROWS
                    || this == INTERRUPTS_AND_FAILS_FOR_GOOD;
        }

        boolean reachesTheHandler() {
            return this != IS_UNDECODABLE && this != HAS_A_WRONG_BODY;
        }

        boolean isForGood() {
            return this == FAILS_FOR_GOOD || this == INTERRUPTS_AND_FAILS_FOR_GOOD || !reachesTheHandler();
        }
    }

    /** The parking place: an unsure one takes the items with odd numbers. */
    enum Place {
        ABSENT,
        WORKING,
        UNSURE;

        boolean takes(int item) {
            return this == WORKING || (this == UNSURE && item % 2 == 1);
        }
    }

    record Given(Behaviour behaviour, @Nullable String lane) {}

    /** What was seen. */
    static final class Seen {
        /** In the order in which it happened: {@code enter 0}, {@code leave 0}, {@code park 0}, {@code parked 0}. */
        final List<String> steps = Collections.synchronizedList(new ArrayList<>());

        final List<String> violations = Collections.synchronizedList(new ArrayList<>());
        final AtomicInteger running = new AtomicInteger();
        final AtomicInteger mostRunning = new AtomicInteger();
        List<String> returned = List.of();

        /** The number of the item whose failure was thrown, {@code unfinished}, {@code together}; empty for none. */
        String thrown = "";

        List<Integer> numbers(String step) {
            List<Integer> numbers = new ArrayList<>();
            synchronized (steps) {
                for (String each : steps) {
                    if (each.startsWith(step + " ")) {
                        numbers.add(Integer.valueOf(each.substring(step.length() + 1)));
                    }
                }
            }
            return numbers;
        }
    }

    Redelivery effective() {
        return host == Redelivery.NONE || partial ? host : Redelivery.ALL;
    }

    @Nullable
    String lane(int i) {
        String lane = items.get(i).lane();
        return lane == null && effective() == Redelivery.CHECKPOINT ? "the only one" : lane;
    }

    Seen run() {
        Seen seen = new Seen();
        Throwable[] causes = new Throwable[items.size()];
        for (int i = 0; i < causes.length; i++) {
            causes[i] = cause(items.get(i).behaviour(), i);
        }
        Throwable togetherCause = new IOException("the batch");
        AtomicInteger clock = new AtomicInteger();
        FunctionApp app = f -> {
            EventDeclaration declared = together
                    ? f.batches("f", Integer.class, batchHandler(seen, causes, togetherCause))
                    : f.messages("f", Integer.class, messageHandler(seen, causes, clock))
                            .parallel(parallelism);
            if (partial) {
                declared.partialFailures();
            }
            if (place != Place.ABSENT) {
                declared.parking(parking(seen));
            }
        };
        Deployment deployment = Deployment.start(app, TestHost.CAPABLE, Environment.of(Map.of()));
        Invocation invocation = Invocation.of(TestHost.CAPABLE, "id", (message, cause) -> {})
                .deadline(499 + calls, false)
                .timeOf(Environment.of(Map.of()).withClock(() -> Instant.ofEpochMilli(clock.get())));
        try {
            seen.returned = Items.ids(deployment.deliver(Delivery.of(host, delivered(causes)), invocation));
        } catch (Throwable e) {
            seen.thrown = name(e, causes, togetherCause);
        }
        if (Thread.interrupted()) {
            seen.violations.add("the host's thread is interrupted");
        }
        return seen;
    }

    private List<Item> delivered(Throwable[] causes) {
        List<Item> delivered = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Given given = items.get(i);
            RawMessage raw = RawMessage.text(
                            String.valueOf(i),
                            given.behaviour() == Behaviour.HAS_A_WRONG_BODY ? "\"a\"" : String.valueOf(i))
                    .build();
            delivered.add(
                    causes[i] instanceof UndecodableException failure && given.behaviour() == Behaviour.IS_UNDECODABLE
                            ? Item.undecodable(raw, given.lane(), failure)
                            : Item.message(raw, given.lane()));
        }
        return delivered;
    }

    private static Throwable cause(Behaviour behaviour, int i) {
        return switch (behaviour) {
            case THROWS_AN_ERROR -> new AssertionError(i);
            case OVERFLOWS_THE_STACK -> new StackOverflowError();
            case THROWS_WHAT_IS_NO_EXCEPTION -> new Throwable();
            case FAILS_FOR_GOOD, INTERRUPTS_AND_FAILS_FOR_GOOD -> new PermanentFailure("no");
            case IS_UNDECODABLE, HAS_A_WRONG_BODY -> new UndecodableException("no");
            case RUNS_OUT_OF_MEMORY -> new OutOfMemoryError();
            default -> new IOException("no");
        };
    }

    private static String name(Throwable thrown, Throwable[] causes, Throwable together) {
        for (int i = 0; i < causes.length; i++) {
            if (thrown == causes[i]) {
                return String.valueOf(i);
            }
        }
        if (thrown instanceof UndecodableException wrong) {
            String message = String.valueOf(wrong.getMessage());
            return message.substring("The body of message ".length(), message.indexOf(':'));
        }
        return thrown == together
                ? "together"
                : thrown instanceof UnfinishedException ? "unfinished" : thrown.toString();
    }

    private MessageHandler<Integer> messageHandler(Seen seen, Throwable[] causes, AtomicInteger clock) {
        return (message, context) -> {
            int i = enter(seen, message);
            int now = seen.running.incrementAndGet();
            seen.mostRunning.accumulateAndGet(now, Math::max);
            clock.incrementAndGet();
            Thread.onSpinWait();
            seen.running.decrementAndGet();
            seen.steps.add("leave " + i);
            interrupt(items.get(i).behaviour());
            if (!items.get(i).behaviour().succeeds()) {
                BatchScenario.<RuntimeException>rethrow(causes[i]);
            }
        };
    }

    private BatchHandler<Integer> batchHandler(Seen seen, Throwable[] causes, Throwable togetherCause) {
        return (List<Message<Integer>> batch, Context context) -> {
            BatchResult result = BatchResult.done();
            boolean interrupts = false;
            for (Message<Integer> message : batch) {
                int i = enter(seen, message);
                interrupts |= items.get(i).behaviour().interrupts();
                if (!items.get(i).behaviour().succeeds()) {
                    result = result.failed(message, causes[i]);
                }
            }
            if (interrupts) {
                Thread.currentThread().interrupt();
            }
            if (throwsTogether) {
                BatchScenario.<RuntimeException>rethrow(togetherCause);
            }
            return result;
        };
    }

    private static int enter(Seen seen, Message<Integer> message) {
        if (Thread.currentThread().isInterrupted()) {
            seen.violations.add("the handler of " + message.body() + " found its thread interrupted");
        }
        seen.steps.add("enter " + message.body());
        return message.body();
    }

    private static void interrupt(Behaviour behaviour) {
        if (behaviour.interrupts()) {
            Thread.currentThread().interrupt();
        }
    }

    private Parking parking(Seen seen) {
        return (message, cause) -> {
            if (Thread.currentThread().isInterrupted()) {
                seen.violations.add("the parking place found its thread interrupted at " + message.id());
            }
            seen.steps.add("park " + message.id());
            Thread.currentThread().interrupt();
            if (!place.takes(Integer.parseInt(message.id()))) {
                throw new IOException("full");
            }
            seen.steps.add("parked " + message.id());
        };
    }

    @SuppressWarnings("unchecked") // the type is made up, for the compiler
    private static <T extends Throwable> void rethrow(Throwable failure) throws T {
        throw (T) failure;
    }
}
