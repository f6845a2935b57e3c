package dev.peregrine.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.FunctionApp;
import dev.peregrine.StartupException;
import dev.peregrine.event.MessageHandler;
import dev.peregrine.event.Parking;
import dev.peregrine.event.PermanentFailure;
import dev.peregrine.event.RawMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ParkingTest {
    private final List<String> steps = new ArrayList<>();

    /** Fails for good for ids that begin with p, and for now for those that begin with x. */
    private final MessageHandler<String> handler = (message, context) -> {
        steps.add("handle " + message.id());
        if (message.id().startsWith("p")) {
            throw new PermanentFailure("never " + message.id());
        }
        if (message.id().startsWith("x")) {
            throw new IOException("not now");
        }
    };

    private final Parking place = (message, cause) -> steps.add("park " + message.id() + ": " + cause.getMessage());

    private final Parking full = (message, cause) -> {
        steps.add("try to park " + message.id());
        throw new IOException("full");
    };

    private FunctionApp app(Parking parking) {
        return f -> f.messages("f", String.class, handler).partialFailures().parking(parking);
    }

    @Test
    void parksWhatFailsForGoodAndAsksForTheRest() throws Exception {
        TestHost host = TestHost.capable(app(place));

        assertThat(Items.ids(host.deliver(Redelivery.ITEM, Items.of("a", "p", "x", "b"))))
                .containsExactly("x");
        assertThat(steps).containsExactly("handle a", "handle p", "park p: never p", "handle x", "handle b");
        assertThat(host.logged)
                .containsExactly(
                        "Invocation id-1 of function f: item p was parked",
                        "Invocation id-1 of function f: item x failed and is to be delivered again");
    }

    @Test
    void parksWhatCanNotBeDecodedAsItCame() throws Exception {
        List<RawMessage> parked = new ArrayList<>();
        Item bad = Items.undecodable("u", null);
        TestHost host = TestHost.capable(app((message, cause) -> parked.add(message)));

        assertThat(host.deliver(Redelivery.ITEM, Items.concat(Items.of("a"), bad)))
                .isEmpty();
        assertThat(parked).containsExactly(bad.raw());
    }

    @Test
    void doesNotParkWhatOnlyCameByAWrongTrigger() {
        List<RawMessage> parked = new ArrayList<>();
        TestHost host = TestHost.capable(
                f -> f.objects("thumbnails", (object, context) -> {}).parking((message, cause) -> parked.add(message)));

        assertThatThrownBy(() -> host.deliver(Redelivery.ALL, Items.of("a")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("isn't one for functions of kind OBJECTS");
        assertThat(parked).isEmpty();
    }

    @Test
    void parksWhatCarriedAnItem() throws Exception {
        RawMessage carrier = RawMessage.text("envelope", "{}").build();
        List<RawMessage> parked = new ArrayList<>();
        TestHost host = TestHost.capable(app((message, cause) -> parked.add(message)));

        host.deliver(Redelivery.ITEM, List.of(Items.message("p", null).carriedBy(carrier, null)));

        assertThat(parked).containsExactly(carrier);
    }

    @Test
    void goesOnInALaneBehindWhatWasParkedButNotBehindWhatCouldNotBe() throws Exception {
        List<Item> items = List.of(
                Items.message("p1", "l"), Items.message("a", "l"), Items.message("p2", "l"), Items.message("b", "l"));

        assertThat(TestHost.capable(app(place)).deliver(Redelivery.CHECKPOINT, items))
                .isEmpty();
        assertThat(Items.ids(TestHost.capable(app(full)).deliver(Redelivery.CHECKPOINT, items)))
                .containsExactly("p1");
    }

    @Test
    void whatCouldNotBeParkedCountsAsFailed() throws Exception {
        TestHost host = TestHost.capable(app(full));

        assertThat(Items.ids(host.deliver(Redelivery.ITEM, Items.of("p", "a")))).containsExactly("p");
        assertThat(host.logged)
                .containsExactly(
                        "Invocation id-1 of function f: item p could not be parked",
                        "Invocation id-1 of function f: item p failed and is to be delivered again");
        assertThat(host.causes.get(0)).hasMessage("full");
        assertThat(host.causes.get(1)).hasMessage("never p");
        assertThatThrownBy(() -> host.deliver(Redelivery.ALL, Items.of("a", "p", "b")))
                .hasMessage("never p");
    }

    @Test
    void aParkingPlaceMayThrowErrorsOrInterrupt() throws Exception {
        List<Boolean> interrupted = new ArrayList<>();
        TestHost host = TestHost.capable(app((message, cause) -> {
            interrupted.add(Thread.currentThread().isInterrupted());
            Thread.currentThread().interrupt();
            throw new AssertionError("full");
        }));

        assertThat(Items.ids(host.deliver(Redelivery.ITEM, Items.of("p1", "p2"))))
                .containsExactly("p1", "p2");
        assertThat(interrupted).containsExactly(false, false);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void aHandlersInterruptDoesNotReachTheParkingPlace() throws Exception {
        List<Boolean> interrupted = new ArrayList<>();
        TestHost host = TestHost.capable(f -> f.messages("f", String.class, (message, context) -> {
                    Thread.currentThread().interrupt();
                    throw new PermanentFailure("never");
                })
                .partialFailures()
                .parking((message, cause) ->
                        interrupted.add(Thread.currentThread().isInterrupted())));

        assertThat(host.deliver(Redelivery.ITEM, Items.of("a", "b"))).isEmpty();
        assertThat(interrupted).containsExactly(false, false);
    }

    @Test
    void anInterruptOfTheHostDoesNotReachTheParkingPlaceEither() throws Exception {
        List<Boolean> interrupted = new ArrayList<>();
        TestHost host = TestHost.capable(
                app((message, cause) -> interrupted.add(Thread.currentThread().isInterrupted())));
        Invocation late = host.invocation().deadline(0, false);

        Thread.currentThread().interrupt();
        assertThat(host.deployment.deliver(Delivery.of(Redelivery.NONE, Items.of("a")), late))
                .isEmpty();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(interrupted).containsExactly(false);
    }

    @Test
    void failsTheInvocationWhenMemoryRunsOutWhileParking() {
        OutOfMemoryError error = new OutOfMemoryError("test");
        TestHost host = TestHost.capable(app((message, cause) -> {
            throw error;
        }));

        assertThatThrownBy(() -> host.deliver(Redelivery.ITEM, Items.of("p", "a")))
                .isSameAs(error);
        assertThat(steps).containsExactly("handle p");
    }

    @Test
    void parksEveryFailureWhereNothingComesAgain() throws Exception {
        TestHost host = new TestHost(f -> f.messages("f", String.class, handler).parking(place));
        List<Item> items =
                Items.concat(Items.of("a", "p", "x"), Items.undecodable("u", null), Items.message("b", null));

        assertThat(host.deliver(Redelivery.NONE, items)).isEmpty();
        assertThat(steps)
                .containsExactly(
                        "handle a",
                        "handle p",
                        "park p: never p",
                        "handle x",
                        "park x: not now",
                        "park u: u is not what it should be",
                        "handle b");
    }

    @Test
    void throwsAndNamesWhatCouldNotBeParkedWhereNothingComesAgain() {
        TestHost host = new TestHost(f -> f.messages("f", String.class, handler).parking(full));

        assertThatThrownBy(() -> host.deliver(Redelivery.NONE, Items.of("a", "x", "p", "b")))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("not now");
        assertThat(steps)
                .containsExactly("handle a", "handle x", "try to park x", "handle p", "try to park p", "handle b");
        assertThat(host.logged)
                .contains(
                        "Invocation id-1 of function f: item x failed, and this host won't deliver it again",
                        "Invocation id-1 of function f: item p failed, and this host won't deliver it again");
    }

    @Test
    void parksWhatWasNotStartedWhereNothingComesAgain() throws Exception {
        TestHost host = new TestHost(f -> f.messages("f", String.class, handler).parking(place));
        Invocation late = host.invocation().deadline(0, false);

        assertThat(host.deployment.deliver(Delivery.of(Redelivery.NONE, Items.of("a", "b")), late))
                .isEmpty();
        assertThat(steps).hasSize(2).allMatch(step -> step.contains("2 of 2 items were not started"));
    }

    @Test
    void namesWhatWasNotStartedAndCouldNotBeParked() {
        for (FunctionApp app : List.<FunctionApp>of(
                f -> f.messages("f", String.class, handler).parking(full),
                f -> f.messages("f", String.class, handler))) {
            TestHost host = new TestHost(app);
            Invocation late = host.invocation().deadline(0, false);

            assertThatThrownBy(() -> host.deployment.deliver(Delivery.of(Redelivery.NONE, Items.of("a", "b")), late))
                    .isInstanceOf(UnfinishedException.class);
            assertThat(host.logged)
                    .contains(
                            "Invocation id-1 of function f: item a was not done, and this host won't deliver it again",
                            "Invocation id-1 of function f: item b was not done, and this host won't deliver it again");
        }
    }

    @Test
    void parksWhatMemoryRanOutOverAndTheRestWhereNothingComesAgain() {
        OutOfMemoryError error = new OutOfMemoryError("test");
        TestHost host = new TestHost(f -> f.messages("f", String.class, (message, context) -> {
                    throw error;
                })
                .parking((message, cause) -> steps.add("park " + message.id())));

        assertThatThrownBy(() -> host.deliver(Redelivery.NONE, Items.of("a", "b")))
                .isSameAs(error);
        assertThat(steps).containsExactly("park a", "park b");
    }

    @Test
    void parksAllOnceWhenTheHandlerCanNotBeCreatedWhereNothingComesAgain() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        TestHost host = TestHost.ofAll(f -> f.messages("f", String.class, () -> {
                    tries.incrementAndGet();
                    throw new IOException("no database");
                })
                .parking(place));

        assertThat(host.deliverTo("f", Redelivery.NONE, Items.of("a", "b"))).isEmpty();
        assertThat(steps).containsExactly("park a: no database", "park b: no database");
        assertThat(tries).hasValue(1);
    }

    @Test
    void failsWhenTheParkingPlaceCanNotBeCreatedAndTriesAgain() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        TestHost host = TestHost.ofAll(f -> f.messages("f", String.class, handler)
                .partialFailures()
                .parking(() -> {
                    if (tries.incrementAndGet() == 1) {
                        throw new IOException("no table");
                    }
                    return place;
                }));

        assertThatThrownBy(() -> host.deliverTo("f", Redelivery.ITEM, Items.of("p")))
                .hasMessage("no table");
        assertThat(host.deliverTo("f", Redelivery.ITEM, Items.of("p"))).isEmpty();
        assertThat(host.deliverTo("f", Redelivery.ITEM, Items.of("p"))).isEmpty();
        assertThat(tries).hasValue(2);
    }

    @Test
    void createsTheParkingPlaceAtTheStartWithTheOnlyHandlerAndClosesIt() {
        class Table implements Parking, AutoCloseable {
            @Override
            public void park(RawMessage message, Throwable cause) {}

            @Override
            public void close() {
                steps.add("close");
            }
        }
        TestHost host = new TestHost(f -> f.messages("f", String.class, handler).parking(() -> {
            steps.add("create");
            return new Table();
        }));

        host.deployment.close();

        assertThat(steps).containsExactly("create", "close");
        assertThatThrownBy(() ->
                        new TestHost(f -> f.messages("f", String.class, handler).parking(() -> {
                            throw new IOException("no table");
                        })))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("function f")
                .hasMessageContaining("no table");
    }

    @Test
    void parksByTheHostsOutput() throws Exception {
        TestHost host = TestHost.capable(app(Parking.output()));
        Delivery delivery = Delivery.of(Redelivery.ITEM, Items.of("p", "a")).output(place);

        assertThat(host.deployment.deliver(delivery, host.invocation())).isEmpty();
        assertThat(steps).containsExactly("handle p", "park p: never p", "handle a");
    }

    @Test
    void aMissingOutputParksNothingAndLosesNothing() throws Exception {
        TestHost host = TestHost.capable(app(Parking.output()));

        assertThat(Items.ids(host.deliver(Redelivery.ITEM, Items.of("p")))).containsExactly("p");
        assertThat(host.causes.get(0)).hasMessageContaining("no output");
    }

    @Test
    void theFunctionsOwnPlaceIsNotReplacedByTheHostsOutput() throws Exception {
        TestHost host = TestHost.capable(app(place));
        Delivery delivery = Delivery.of(Redelivery.ITEM, Items.of("p")).output(full);

        assertThat(host.deployment.deliver(delivery, host.invocation())).isEmpty();
    }

    @Test
    void parksNothingMoreOnceAllOfTheDeliveryComesAgain() {
        TestHost host = new TestHost(f -> f.batches(
                        "f",
                        String.class,
                        (batch, context) -> dev.peregrine.event.BatchResult.done()
                                .failed(batch.get(0), new IOException("not now"))
                                .failed(batch.get(1), new PermanentFailure("never")))
                .parking(place));

        assertThatThrownBy(() -> host.deliver(Redelivery.ALL, Items.of("a", "b")))
                .hasMessage("not now");
        assertThat(steps).isEmpty();
        assertThat(host.logged)
                .containsExactly("Invocation id-1 of function f: item b failed too and is to be delivered again");
    }
}
