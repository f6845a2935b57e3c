package dev.peregrine.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.peregrine.Capability;
import dev.peregrine.StartupException;
import dev.peregrine.event.Message;
import dev.peregrine.event.Parking;
import dev.peregrine.event.PermanentFailure;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the worker is told of failures, and what is parked. */
class EventFailureTest {
    /** Handles messages of text, of which some fail. */
    private static void handle(Message<String> message, List<Object> seen) throws Exception {
        seen.add(message.body());
        if (message.body().startsWith("bad")) {
            throw new IOException("disk full");
        }
        if (message.body().startsWith("hopeless")) {
            throw new PermanentFailure("no such order");
        }
    }

    private static EventHost failing() {
        return EventHost.of((f, seen) -> f.messages("f", String.class, (message, context) -> handle(message, seen)));
    }

    private static EventHost parking() {
        return EventHost.of((f, seen) -> f.messages("f", String.class, (message, context) -> handle(message, seen))
                .parking(Parking.output()));
    }

    @Test
    void whatAHandlerThrowsReachesTheWorkerAsItIs() {
        EventHost host = failing();

        assertThatThrownBy(() -> host.queue("bad"))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("disk full");
        assertThat(host.context.logged).isEmpty();
    }

    @Test
    void anErrorReachesTheWorkerWithinAnException() {
        EventHost host = EventHost.of((f, seen) -> f.messages("f", String.class, (message, context) -> {
            throw new ExceptionInInitializerError("wrong");
        }));

        assertThatThrownBy(() -> host.queue("x"))
                .isInstanceOf(Exception.class)
                .hasMessageContaining("wrong")
                .hasCauseInstanceOf(ExceptionInInitializerError.class);
    }

    @Test
    void aStartThatFailsFailsTheInvocationAndIsTriedAgainByTheNext() throws Exception {
        AtomicInteger starts = new AtomicInteger();
        EventHost host = EventHost.of((f, seen) -> {
            f.onStart(() -> {
                if (starts.incrementAndGet() == 1) {
                    throw new NoClassDefFoundError("shop/Missing");
                }
            });
            f.messages("f", String.class, (message, context) -> seen.add(message));
        });

        assertThatThrownBy(() -> host.queue("x"))
                .isInstanceOf(Exception.class)
                .hasCauseInstanceOf(NoClassDefFoundError.class);
        host.queue("x");
        assertThat(host.seen).hasSize(1);
    }

    @Test
    void aFunctionThatIsNotThereOrOfAnotherKindIsSaidToBeSo() {
        EventHost host = EventHost.of((f, seen) -> {
            f.http("f", "/", (request, context) -> dev.peregrine.http.HttpResponse.of(204));
            f.objects("o", (event, context) -> seen.add(event));
        });

        assertThatThrownBy(() -> host.queue("x"))
                .isInstanceOf(StartupException.class)
                .hasMessageContainingAll("Function f", "http(…)", "storage queue trigger", "f.trigger");
        assertThatThrownBy(() -> host.entry.kafka("{}", new Worker.Context("o")))
                .isInstanceOf(StartupException.class)
                .hasMessageContainingAll("Function o", "objects(…)", "Kafka trigger");
        assertThatThrownBy(() -> host.entry.kafka("{}", new Worker.Context("none")))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("no function none");
    }

    @Test
    void whatTheTriggerCannotDoIsRefusedBeforeTheHandlerRuns() {
        EventHost host =
                EventHost.of((f, seen) -> f.messages("f", String.class, (message, context) -> seen.add(message))
                        .ordered());

        assertThatThrownBy(() -> host.queue("x"))
                .isInstanceOf(StartupException.class)
                .hasMessageContainingAll("ORDERED_DELIVERY", "storage queue trigger");
        assertThat(host.seen).isEmpty();
    }

    @Test
    void anAppStartsWhateverItsTriggersCanDo() throws Exception {
        EventHost host = EventHost.of((f, seen) -> {
            f.messages("f", String.class, (message, context) -> seen.add(message));
            f.messages("g", String.class, (message, context) -> {}).ordered().partialFailures();
        });
        host.queue("x");

        assertThat(host.seen).hasSize(1);
        assertThatThrownBy(() -> EventHost.of((f, seen) -> f.changes("f", String.class, (change, context) -> {})
                                .needs(Capability.OLD_IMAGES))
                        .entry
                        .cosmosDB("[]", new Worker.Context("f")))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("OLD_IMAGES");
    }

    @Test
    void severalMessagesOfServiceBusEndAtTheFirstFailureAndAllComeAgain() {
        EventHost host = failing();

        assertThatThrownBy(() -> host.serviceBusMany("a", "bad", "c")).isExactlyInstanceOf(IOException.class);
        assertThat(host.seen).containsExactly("a", "bad");
    }

    @Test
    void whileRetriesAreLeftAFailureFailsTheInvocationAndNothingIsParked() {
        for (int most : new int[] {2, -1}) {
            EventHost host = parking();
            host.context.retry(1, most);

            assertThatThrownBy(() -> host.eventHubParking("a", "bad", "c")).isExactlyInstanceOf(IOException.class);
            assertThat(host.seen).containsExactly("a", "bad");
            assertThat(host.parked.getValue()).isEmpty();
        }
    }

    @Test
    void atTheLastTryOrWithoutAPolicyWhatFailsIsParkedAndTheRestIsDone() throws Exception {
        for (int last : new int[] {2, 0}) {
            EventHost host = parking();
            host.context.retry(last, last);
            host.eventHubParking("a", "bad", "c");

            assertThat(host.seen).containsExactly("a", "bad", "c");
            assertThat(host.parked.getValue())
                    .singleElement()
                    .satisfies(json ->
                            assertThat(json).contains("\"id\":\"3:2\"", "\"body\":\"bad\"", "java.io.IOException"));
            assertThat(host.context.logged)
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.getMessage()).contains("3:2 was parked"));
        }
    }

    @Test
    void withoutAPlaceToParkTheInvocationFailsAfterTheRestIsDone() {
        EventHost host = failing();

        assertThatThrownBy(() -> host.eventHub("a", "bad", "c")).isExactlyInstanceOf(IOException.class);
        assertThat(host.seen).containsExactly("a", "bad", "c");
    }

    @Test
    void whatDeliveringAgainWontMendIsParkedAtOnce() throws Exception {
        EventHost host = parking();
        host.entry.queue(
                EventHost.bytes("hopeless"), "q-1", "1", "\"2024-05-31T12:30:00Z\"", host.parked, host.context);

        assertThat(host.parked.getValue())
                .singleElement()
                .satisfies(json -> assertThat(json).contains("\"id\":\"q-1\"", "no such order"));
        assertThatThrownBy(() -> failing().queue("hopeless")).isExactlyInstanceOf(PermanentFailure.class);
    }

    @Test
    void whatFailsInPartIsParkedSoThatTheRestNeedNotBeDoneAgain() throws Exception {
        EventHost host =
                EventHost.of((f, seen) -> f.messages("f", String.class, (message, context) -> handle(message, seen))
                        .partialFailures()
                        .parking(Parking.output()));
        host.context.retry(0, -1);
        host.eventHubParking("a", "bad", "c");

        assertThat(host.seen).containsExactly("a", "bad", "c");
        assertThat(host.parked.getValue()).hasSize(1);
        EventHost without =
                EventHost.of((f, seen) -> f.messages("f", String.class, (message, context) -> handle(message, seen))
                        .partialFailures());
        assertThatThrownBy(() -> without.serviceBusMany("a"))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("PARTIAL_FAILURES");
    }

    @Test
    void aLongMessageKeepsItsBodyAsLongAsTheHostDeliversItAgain() {
        String tooLong = "bad" + "x".repeat(50_000);
        EventHost bus =
                EventHost.of((f, seen) -> f.messages("f", String.class, (message, context) -> handle(message, seen))
                        .partialFailures()
                        .parking(Parking.output()));
        assertThatThrownBy(() -> bus.serviceBusManyParking("a", "bad", tooLong)).isExactlyInstanceOf(IOException.class);
        assertThat(bus.seen).hasSize(3);
        assertThat(bus.parked.getValue()).isEmpty();

        EventHost hub =
                EventHost.of((f, seen) -> f.messages("f", String.class, (message, context) -> handle(message, seen))
                        .partialFailures()
                        .parking(Parking.output()));
        hub.context.retry(1, 2);
        assertThatThrownBy(() -> hub.eventHubParking("a", tooLong)).isExactlyInstanceOf(IOException.class);
        assertThat(hub.parked.getValue()).isEmpty();
    }

    @Test
    void whatIsParkedReachesTheOutputThoughTheRestBreaksTheLastTry() throws Exception {
        for (int last : new int[] {2, 0}) {
            EventHost host = EventHost.of((f, seen) -> f.messages("f", String.class, (message, context) -> {
                        if (message.body().equals("fatal")) {
                            throw new OutOfMemoryError("made up");
                        }
                        handle(message, seen);
                    })
                    .parking(Parking.output()));
            host.context.retry(last, last);
            host.eventHubParking("bad", "fatal", "c");

            assertThat(host.parked.getValue())
                    .extracting(json -> json.substring(0, 12))
                    .containsExactlyInAnyOrder("{\"id\":\"3:1\",", "{\"id\":\"3:2\",", "{\"id\":\"3:3\",");
            assertThat(host.context.logged)
                    .extracting(entry -> String.valueOf(entry.getThrown()))
                    .contains("java.lang.OutOfMemoryError: made up");
        }
    }

    @Test
    void noReasonAndNoKeyIsTooLongToParkAMessageAtTheLastTry() throws Exception {
        EventHost host = EventHost.of((f, seen) -> f.messages("f", String.class, (message, context) -> {
                    throw new IOException("\uD83E\uDD85".repeat(50_000));
                })
                .parking(Parking.output()));
        String key = "k".repeat(60_000);
        host.eventHubParking("a");
        assertThat(host.parked.getValue())
                .singleElement()
                .satisfies(json -> assertThat(json).contains("\"id\":\"3:1\"", "\"body\":\"a\"", "\uD83E\uDD85\""));
        host.entry.kafka(
                "{\"Offset\":9,\"Partition\":2,\"Topic\":\"t\",\"Value\":\"a\",\"Key\":\"" + key + "\"}",
                host.parked,
                host.context);
        assertThat(host.parked.getValue())
                .singleElement()
                .satisfies(json -> assertThat(json).contains("\"id\":\"t:2:9\"", "\"sequence\":\"9\""));
    }

    @Test
    void anEventOfWhichTheHostTellsNothingRightIsParkedAtTheLastTryAndSparesTheOthers() throws Exception {
        EventHost host = parking();
        host.entry.eventHub(
                EventHost.all("a", "b", "c"),
                "[{\"SequenceNumber\":1},{\"SequenceNumber\":2,\"EnqueuedTimeUtc\":\"yesterday\"},{\"SequenceNumber\":3}]",
                "[{},{},7]",
                EventHost.partition(),
                host.parked,
                host.context);

        assertThat(host.seen).containsExactly("a");
        assertThat(host.parked.getValue()).hasSize(2);
        assertThat(host.parked.getValue().get(0))
                .contains(
                        "\"id\":\"invocation-1-1\"", "\"partition\":\"3\"", "\"body\":\"b\"", "SystemPropertiesArray");
        assertThat(host.parked.getValue().get(1)).contains("\"body\":\"c\"", "PropertiesArray");
    }

    @Test
    void eventsThatCannotBeToldApartAreParkedAtTheLastTry() throws Exception {
        for (String[] wrong : new String[][] {
            {EventHost.systemProperties(1), "[{},{}]", EventHost.partition()},
            {EventHost.systemProperties(2), "[{}", EventHost.partition()},
            {EventHost.systemProperties(2), "[{},{}]", "{}"}
        }) {
            EventHost host = parking();
            host.entry.eventHub(EventHost.all("a", "b"), wrong[0], wrong[1], wrong[2], host.parked, host.context);

            assertThat(host.seen).isEmpty();
            assertThat(host.parked.getValue()).hasSize(2);
            assertThat(host.parked.getValue().get(0)).contains("\"id\":\"invocation-1-0\"", "\"body\":\"a\"");
            assertThat(host.parked.getValue().get(1)).contains("\"id\":\"invocation-1-1\"", "\"body\":\"b\"");
        }
    }

    @Test
    void aFeedThatIsNoneIsParkedWholeAtTheLastTry() throws Exception {
        for (String feed : new String[] {"{}", "[{\"id\":\"1\"},", "[] []", "no json", "null"}) {
            EventHost host =
                    EventHost.of((f, seen) -> f.changes("f", String.class, (change, context) -> seen.add(change))
                            .parking(Parking.output()));
            host.entry.cosmosDB(feed, host.parked, host.context);

            assertThat(host.seen).isEmpty();
            assertThat(host.parked.getValue())
                    .as(feed)
                    .singleElement()
                    .satisfies(json -> assertThat(json).contains("\"id\":\"invocation-1-0\""));
        }
    }

    @Test
    void aRecordThatCannotBeReadFailsByItselfAtTheLastTry() throws Exception {
        String right = "{\"Offset\":9,\"Partition\":2,\"Topic\":\"t\",\"Value\":\"a\"}";
        EventHost host = parking();
        host.entry.kafkaMany(
                List.of("{\"Offset\":8,\"Topic\":\"t\",\"Partition\":2,\"Headers\":7}", "no json", right),
                host.parked,
                host.context);

        assertThat(host.seen).containsExactly("a");
        assertThat(host.parked.getValue()).hasSize(2);
        assertThat(host.parked.getValue().get(0)).contains("\"sequence\":\"8\"", "Headers");
        assertThat(host.parked.getValue().get(1)).contains("\"id\":\"invocation-1-1\"", "\"body\":\"no json\"");
    }

    @Test
    void aScheduleFailsWithItsHandler() {
        EventHost host = EventHost.of(
                (f, seen) -> f.schedule("f", "0 3 * * *", java.time.ZoneOffset.UTC, (occurrence, context) -> {
                    throw new IOException("no report");
                }));

        assertThatThrownBy(() -> host.entry.timer("{\"IsPastDue\":false}", host.context))
                .isExactlyInstanceOf(IOException.class);
    }

    @Test
    void warmingUpCreatesTheHandlersOnce() throws Exception {
        AtomicInteger created = new AtomicInteger();
        EventHost host = EventHost.of((f, seen) -> f.messages("f", String.class, () -> {
            created.incrementAndGet();
            return (message, context) -> seen.add(message);
        }));
        host.entry.warmup(new Worker.Context("warmup"));
        assertThat(created).hasValue(1);
        host.queue("x");
        assertThat(created).hasValue(1);

        EventHost broken = EventHost.of((f, seen) -> f.messages("f", String.class, () -> {
            throw new NoClassDefFoundError("shop/Missing");
        }));
        Throwable failure = catchThrowable(() -> broken.entry.warmup(new Worker.Context("warmup")));
        assertThat(failure).isInstanceOf(Exception.class);
    }

    @Test
    void theEntryPointNamesNoAppWithoutPackageAndEnvironment() {
        assertThatThrownBy(() -> new AzureEvents().timer("{}", new Worker.Context("f")))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("PEREGRINE_APP is not set");
        assertThatThrownBy(() -> new AzureParkingEvents().cosmosDB("[]", new Worker.Output(), new Worker.Context("f")))
                .isInstanceOf(StartupException.class);
    }
}
