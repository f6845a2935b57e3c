package dev.peregrine.testing.tck;

import static dev.peregrine.testing.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.StartupException;
import dev.peregrine.event.MessageHandler;
import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.CloudApp;
import dev.peregrine.testing.DeliveryReply;
import dev.peregrine.testing.Kind;
import dev.peregrine.testing.TestEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What holds when all goes wrong. */
interface FailureRules extends Rules {
    /** {@return tests that an adapter takes errors for failures} */
    @TestFactory
    default Stream<DynamicTest> takesErrorsForFailures() {
        return Tried.on(this, Kind.MESSAGES, cloud -> {
            for (Error error : new Error[] {new StackOverflowError(), new OutOfMemoryError(), new AssertionError()}) {
                DeliveryReply reply = Samples.messages(cloud, (message, context) -> {
                            throw error;
                        })
                        .deliver("messages", Samples.messages("a"));
                assertThat(reply.done()).as("done in spite of " + error).isEmpty();
                if (!cloud.platform().needsParking()) {
                    assertThat(reply).redeliversAll();
                }
            }
        });
    }

    /** {@return tests that an adapter leaves no interrupt behind} */
    @TestFactory
    default Stream<DynamicTest> leavesNoInterruptBehind() {
        return Tried.on(this, Kind.MESSAGES, cloud -> {
            assertThat(Samples.messages(cloud, (message, context) -> {
                                if (Thread.currentThread().isInterrupted()) {
                                    throw new IllegalStateException("interrupted by an earlier message");
                                }
                                Thread.currentThread().interrupt();
                            })
                            .deliver("messages", Samples.messages("a", "b", "c")))
                    .isDone();
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        });
    }

    /**
     * The host gets its answer when the handler has returned, and no moment earlier.
     *
     * @return a test on each platform that this concerns
     */
    @TestFactory
    default Stream<DynamicTest> acknowledgesNothingBeforeItIsDone() {
        return Tried.on(this, Kind.MESSAGES, cloud -> {
            CountDownLatch entered = new CountDownLatch(1);
            CountDownLatch mayReturn = new CountDownLatch(1);
            CloudApp app = Samples.messages(cloud, (message, context) -> {
                entered.countDown();
                mayReturn.await();
            });
            CompletableFuture<DeliveryReply> reply =
                    CompletableFuture.supplyAsync(() -> app.deliver("messages", Samples.messages("a")));
            try {
                assertThat(entered.await(1, TimeUnit.MINUTES)).isTrue();
                assertThat(reply).isNotDone();
            } finally {
                mayReturn.countDown();
            }
            assertThat(reply.get(1, TimeUnit.MINUTES)).isDone();
        });
    }

    /**
     * With a reserve that no deadline leaves room for nothing is started, and all of it comes again.
     *
     * @return a test on each platform that this concerns
     */
    @TestFactory
    default Stream<DynamicTest> startsNothingShortOfTheDeadline() {
        return Tried.on(this, Kind.MESSAGES, cloud -> {
            Duration reserve = Duration.ofHours(1);
            List<Duration> left = Collections.synchronizedList(new ArrayList<>());
            MessageHandler<String> handler = (message, context) -> left.add(context.remainingTime());
            assertThat(Samples.messages(cloud, handler).deliver("messages", Samples.messages("a")))
                    .isDone();
            if (left.get(0).compareTo(reserve) > 0) {
                return; // a host without deadlines
            }
            DeliveryReply reply = Samples.app(
                            cloud,
                            f -> cloud.declared(f.messages("messages", String.class, handler))
                                    .deadlineReserve(reserve))
                    .deliver("messages", Samples.messages("a", "b"));
            assertThat(reply).lostNothing();
            assertThat(reply.started()).isEmpty();
            assertThat(reply.done()).isEmpty();
        });
    }

    /** {@return tests that an adapter acknowledges nothing when the app cannot start} */
    @TestFactory
    default Stream<DynamicTest> acknowledgesNothingWhenTheAppCannotStart() {
        return Tried.on(this, Kind.EVENTS, cloud -> {
            CloudApp app = Samples.app(
                    cloud,
                    f -> cloud.declared(f.events("events", () -> {
                        throw new IllegalStateException("there is no database");
                    })));
            unacknowledged(app, "events", cloud);
        });
    }

    /** {@return tests that an adapter acknowledges nothing of another kind} */
    @TestFactory
    default Stream<DynamicTest> acknowledgesNothingOfAnotherKind() {
        return Tried.on(this, Kind.MESSAGES, cloud -> {
            CloudApp app = Samples.app(
                    cloud,
                    f -> cloud.declared(f.changes("changes", String.class, (change, context) -> {
                        throw new IllegalStateException("called with a message");
                    })));
            unacknowledged(app, "changes", cloud);
        });
    }

    /** The start fails, or every delivery does. */
    private static void unacknowledged(CloudApp app, String function, Cloud cloud) {
        TestEvent event = Samples.event(cloud, "1");
        for (int i = 0; i < 2; i++) {
            DeliveryReply reply;
            try {
                reply = app.deliver(function, event);
            } catch (StartupException e) {
                return;
            }
            assertThat(reply.started()).isEmpty();
            assertThat(reply.done()).isEmpty();
            assertThat(reply.parked()).isEmpty();
            assertThat(reply.failures()).isNotEmpty();
        }
    }
}
