package dev.peregrine.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.Capability;
import dev.peregrine.EventDeclaration;
import dev.peregrine.FunctionApp;
import dev.peregrine.Host;
import dev.peregrine.StartupException;
import dev.peregrine.TypeRef;
import dev.peregrine.event.BatchResult;
import dev.peregrine.event.Parking;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.json.JsonCodec;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class EventDeclarationTest {
    record Order(String sku) {}

    private static FunctionApp messages(Consumer<EventDeclaration> declared) {
        return f -> declared.accept(f.messages("orders", String.class, (message, context) -> {}));
    }

    private static void assertRefused(FunctionApp app, String... reasons) {
        assertThatThrownBy(() -> new TestHost(app))
                .isInstanceOf(StartupException.class)
                .satisfies(refusal -> assertThat(refusal.getMessage()).contains(reasons));
    }

    @Test
    void aNeedThatTheHostCanNotMeetIsRefusedWithWhatToChange() {
        assertRefused(
                messages(EventDeclaration::partialFailures),
                "Function orders needs PARTIAL_FAILURES",
                "test host",
                "remove partialFailures()");
        assertRefused(messages(EventDeclaration::ordered), "orders", "ORDERED_DELIVERY", "remove ordered()");
        assertRefused(
                messages(f -> f.parking(Parking.output())),
                "orders",
                "PARKING_OUTPUT",
                "remove parking(Parking.output())");
        assertRefused(
                messages(f -> f.needs(Capability.OLD_IMAGES)), "orders", "OLD_IMAGES", "remove needs(OLD_IMAGES)");
        assertRefused(
                f -> f.schedule("nightly", "0 3 * * *", ZoneOffset.UTC, (event, context) -> {})
                        .needs(Capability.KNOWN_DEADLINE),
                "nightly",
                "KNOWN_DEADLINE");
    }

    @Test
    void aNeedThatTheSourceCanNotMeetIsRefusedAtItsFirstEventBeforeAnythingRuns() {
        List<String> handled = new ArrayList<>();
        TestHost host = TestHost.capable(f -> f.messages("orders", String.class, (message, context) -> {
                    handled.add(message.id());
                })
                .ordered());
        Host topic = new Host("test", "host", "topic", Set.of());
        Invocation invocation = Invocation.of(topic, "id-1", (message, cause) -> {});

        assertThatThrownBy(() -> host.deployment.deliver(Delivery.of(Redelivery.ITEM, Items.of("a")), invocation))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("orders")
                .hasMessageContaining("test host, topic")
                .hasMessageContaining("ordered()");
        assertThat(handled).isEmpty();
    }

    @Test
    void wrongDeclarationsAreRefusedWithTheFunctionsName() {
        for (int wrong : new int[] {Integer.MIN_VALUE, -1, 0, 1001, Integer.MAX_VALUE}) {
            assertRefused(messages(f -> f.parallel(wrong)), "orders", "parallel(" + wrong + ")", "1 to 1000");
        }
        assertRefused(
                f -> f.batches("all", String.class, (batch, context) -> BatchResult.done())
                        .parallel(2),
                "Function all",
                "whole batches",
                "messages(…)");
        assertRefused(messages(f -> f.deadlineReserve(Duration.ofNanos(-1))), "orders", "negative");
        assertRefused(messages(f -> f.deadlineReserve(Duration.ofSeconds(Long.MAX_VALUE))), "orders", "PT");
        assertRefused(
                messages(f -> f.parking((message, cause) -> {}).parking(() -> (message, cause) -> {})),
                "orders",
                "two parking places");
        assertRefused(
                f -> f.schedule("nightly", "0 25 * * *", ZoneOffset.UTC, (event, context) -> {}),
                "Function nightly",
                "Wrong hour: \"25\"");
    }

    @Test
    void theLimitsThemselvesAreTaken() {
        for (int right : new int[] {1, 2, 1000}) {
            assertThat(new TestHost(messages(f -> f.parallel(right)))
                            .deployment
                            .function()
                            .parallelism())
                    .isEqualTo(right);
        }
        assertThat(new TestHost(messages(f -> f.deadlineReserve(Duration.ofHours(1))))
                        .deployment
                        .function()
                        .reserveMillis())
                .isEqualTo(3_600_000);
    }

    @Test
    void typesThatTheCodecCanNotBindAreRefusedAtTheStart() {
        assertRefused(
                f -> f.messages("orders", Thread.class, (message, context) -> {}),
                "Function orders",
                "java.lang.Thread");
        assertRefused(
                f -> f.batches("orders", new TypeRef<List<Thread>>() {}, (batch, context) -> BatchResult.done()),
                "Function orders",
                "java.lang.Thread");
        assertRefused(
                f -> f.changes("orders", Thread.class, (change, context) -> {}), "Function orders", "java.lang.Thread");
    }

    /** Refuses every type. */
    private static final class UnwillingCodec implements JsonCodec {
        private final List<Type> asked = new ArrayList<>();

        @Override
        public Object read(byte[] json, Type type) {
            throw new IllegalStateException("nothing is JSON here");
        }

        @Override
        public byte[] write(Object value) {
            throw new IllegalStateException("nothing is JSON here");
        }

        @Override
        public void check(Type type) {
            asked.add(type);
        }
    }

    @Test
    void theCodecIsNotAskedForTextAndBytes() throws Exception {
        UnwillingCodec codec = new UnwillingCodec();
        List<Object> bodies = new ArrayList<>();
        TestHost host = TestHost.ofAll(f -> {
            f.json(() -> codec);
            f.messages("text", String.class, (message, context) -> bodies.add(message.body()));
            f.messages("bytes", byte[].class, (message, context) -> bodies.add(message.body().length));
            f.batches("batch", String.class, (batch, context) -> BatchResult.done());
            f.changes("changes", String.class, (change, context) -> {});
            f.objects("objects", (object, context) -> {});
            f.events("events", (event, context) -> {});
            f.messages("orders", Order.class, (message, context) -> {});
        });

        host.deliverTo("text", Redelivery.ALL, Items.of("not JSON"));
        host.deliverTo("bytes", Redelivery.ALL, Items.of("not JSON"));
        assertThat(bodies).containsExactly("not JSON", 8);
        assertThat(codec.asked).containsExactly(Order.class);
    }

    @Test
    void databindBindsBodiesToo() throws Exception {
        List<Object> bodies = new ArrayList<>();
        TestHost host = TestHost.ofAll(f -> {
            f.json(JsonCodec::databind);
            f.messages(
                    "orders",
                    Order.class,
                    (message, context) -> bodies.add(message.body().sku()));
            f.messages("text", String.class, (message, context) -> bodies.add(message.body()));
        });

        host.deliverTo("orders", Redelivery.ALL, Items.of("{\"sku\":\"falcon\"}"));
        host.deliverTo("text", Redelivery.ALL, Items.of("{"));
        assertThat(bodies).containsExactly("falcon", "{");
    }

    @Test
    void aFunctionThatAnswersRequestsGetsNoEvents() {
        TestHost host = new TestHost(f -> f.http("contact", "/", (request, context) -> HttpResponse.of(200)));

        assertThatThrownBy(() -> host.deliver(Redelivery.ALL, Items.of("a")))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("contact")
                .hasMessageContaining("test host");
    }

    @Test
    void tellsAPackagerAllThatIsDeclared() {
        AppDefinition app = AppDefinition.of(f -> {
            f.messages("orders", Order.class, (message, context) -> {})
                    .partialFailures()
                    .unwrapped()
                    .parking(Parking.output());
            f.objects("objects", (object, context) -> {}).parking(() -> (message, cause) -> {});
            f.schedule("nightly", "0 3 * * MON", ZoneId.of("Europe/Vienna"), (event, context) -> {});
        });
        FunctionDefinition orders = app.functions().get(0);
        FunctionDefinition objects = app.functions().get(1);
        FunctionDefinition nightly = app.functions().get(2);

        assertThat(orders.kind()).isEqualTo(Kind.MESSAGES);
        assertThat(orders.bodyType()).contains(Order.class);
        assertThat(orders.hasPartialFailures() && orders.isUnwrapped() && orders.parks() && orders.parksByOutput())
                .isTrue();
        assertThat(orders.needs()).containsExactly(Capability.PARTIAL_FAILURES, Capability.PARKING_OUTPUT);
        assertThat(objects.bodyType()).isEmpty();
        assertThat(objects.parks()).isTrue();
        assertThat(objects.hasPartialFailures() || objects.isUnwrapped() || objects.parksByOutput())
                .isFalse();
        assertThat(nightly.kind()).isEqualTo(Kind.SCHEDULE);
        assertThat(nightly.cron()).map(Cron::toString).contains("0 3 * * 1");
        assertThat(nightly.zone()).contains(ZoneId.of("Europe/Vienna"));
        assertThat(orders.cron()).isEmpty();
    }

    @Test
    void nothingIsAddedToADeclarationAfterTheDefinition() {
        List<EventDeclaration> kept = new ArrayList<>();
        AppDefinition.of(f -> kept.add(f.messages("orders", String.class, (message, context) -> {})));
        EventDeclaration late = kept.get(0);

        for (Runnable change : List.<Runnable>of(
                late::ordered,
                late::unwrapped,
                () -> late.parallel(2),
                () -> late.parking(Parking.output()),
                () -> late.deadlineReserve(Duration.ZERO),
                late::partialFailures)) {
            assertThatThrownBy(change::run).isInstanceOf(IllegalStateException.class);
        }
        assertThat(((FunctionDefinition) late).hasPartialFailures()).isFalse();
    }

    @Test
    void severalEventFunctionsNeedOneToBeNamed() throws Exception {
        List<String> handled = new ArrayList<>();
        FunctionApp app = f -> {
            f.messages("orders", String.class, (message, context) -> handled.add(context.functionName()));
            f.objects("thumbnails", (object, context) -> {});
        };
        assertRefused(app, "PEREGRINE_FUNCTION", "orders, thumbnails");

        TestHost host = new TestHost(app, TestHost.HOST, Map.of("PEREGRINE_FUNCTION", "orders"));
        host.deliver(Redelivery.ALL, Items.of("a"));
        assertThat(handled).containsExactly("orders");
    }
}
