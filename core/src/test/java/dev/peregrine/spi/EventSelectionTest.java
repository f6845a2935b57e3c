package dev.peregrine.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.Context;
import dev.peregrine.Environment;
import dev.peregrine.StartupException;
import dev.peregrine.event.BatchHandler;
import dev.peregrine.event.BatchResult;
import dev.peregrine.event.Change;
import dev.peregrine.event.ChangeHandler;
import dev.peregrine.event.EventHandler;
import dev.peregrine.event.Message;
import dev.peregrine.event.MessageHandler;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.ObjectHandler;
import dev.peregrine.event.RawChange;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.ScheduleHandler;
import dev.peregrine.event.ScheduledEvent;
import dev.peregrine.http.HttpHandler;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import io.cloudevents.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventSelectionTest {
    /** Static because the classes are created by their names. */
    private static final List<String> SEEN = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void forget() {
        SEEN.clear();
    }

    /** What bodies are bound to. */
    public record Order(String sku) {}

    /** Messages one at a time. */
    public static final class Orders implements MessageHandler<Order> {
        @Override
        public void handle(Message<Order> message, Context context) {
            SEEN.add(context.functionName() + " " + message.body().sku());
        }
    }

    /** Types named by a superclass. */
    public abstract static class Base implements MessageHandler<List<Integer>> {}

    /** Types named by a superclass. */
    public static final class Derived extends Base {
        @Override
        public void handle(Message<List<Integer>> message, Context context) {
            SEEN.add("derived " + message.body());
        }
    }

    /** Messages in batches. */
    public static final class OrderBatches implements BatchHandler<Order> {
        @Override
        public BatchResult handle(List<Message<Order>> batch, Context context) {
            SEEN.add(context.functionName() + " " + batch.size());
            return BatchResult.done();
        }
    }

    /** Objects. */
    public static final class Thumbnails implements ObjectHandler {
        @Override
        public void handle(ObjectEvent object, Context context) {
            SEEN.add(context.functionName() + " " + object.key());
        }
    }

    /** Changes. */
    public static final class Audit implements ChangeHandler<Order> {
        @Override
        public void handle(Change<Order> change, Context context) {
            SEEN.add(context.functionName() + " " + change.newImage().map(Order::sku));
        }
    }

    /** CloudEvents. */
    public static final class Events implements EventHandler {
        @Override
        public void handle(CloudEvent event, Context context) {
            SEEN.add(context.functionName() + " " + event.getType());
        }
    }

    /** A schedule that doesn't say when. */
    public static final class Nightly implements ScheduleHandler {
        @Override
        public void handle(ScheduledEvent event, Context context) {}
    }

    /** Types left open. */
    public static final class Open<T> implements MessageHandler<T> {
        @Override
        public void handle(Message<T> message, Context context) {}
    }

    /** A type without its arguments. */
    @SuppressWarnings({"rawtypes", "unchecked"}) // what is refused
    public static final class Raw implements MessageHandler {
        @Override
        public void handle(Message message, Context context) {}
    }

    /** Two kinds at once. */
    public static final class Both implements ObjectHandler, EventHandler {
        @Override
        public void handle(CloudEvent event, Context context) {}

        @Override
        public void handle(ObjectEvent object, Context context) {}
    }

    /** HTTP and something else. */
    public static final class HttpToo implements HttpHandler, ObjectHandler {
        @Override
        public HttpResponse handle(HttpRequest request, Context context) {
            return HttpResponse.of(200);
        }

        @Override
        public void handle(ObjectEvent object, Context context) {}
    }

    private static final RawMessage RAW =
            RawMessage.text("1", "{\"sku\":\"falcon\"}").build();

    private static final Item CHANGE = Item.change(
            RAW,
            null,
            RawChange.builder("1", Change.Kind.INSERT, "orders", "17")
                    .newImage(RAW.bytes())
                    .build());
    private static final Item OBJECT = Item.object(RAW, ObjectEvent.of(ObjectEvent.Kind.CREATED, "photos", "cat.png"));
    private static final Item SCHEDULE = Item.schedule(RAW, ScheduledEvent.of("nightly", Instant.EPOCH));

    private static Deployment start(Class<?> handler) {
        return Deployment.start(TestHost.HOST, Environment.of(Map.of("PEREGRINE_APP", handler.getName())));
    }

    private static void deliver(Class<?> handler, Item item) throws Exception {
        start(handler)
                .deliver(
                        Delivery.of(Redelivery.ALL, item),
                        Invocation.of(TestHost.HOST, "id-1", (message, cause) -> {}));
    }

    @Test
    void runsOneHandlerClassOfEachKind() throws Exception {
        deliver(Orders.class, Item.message(RAW, null));
        deliver(Derived.class, Item.message(RawMessage.text("2", "[1,2]").build(), null));
        deliver(OrderBatches.class, Item.message(RAW, null));
        deliver(Thumbnails.class, OBJECT);
        deliver(Audit.class, CHANGE);
        deliver(Events.class, OBJECT);

        assertThat(SEEN)
                .containsExactly(
                        "Orders falcon",
                        "derived [1, 2]",
                        "OrderBatches 1",
                        "Thumbnails cat.png",
                        "Audit " + Optional.of("falcon"),
                        "Events dev.peregrine.object.created");
        assertThat(start(Audit.class).kind()).isEqualTo(Kind.CHANGES);
    }

    @Test
    void refusesAClassThatDoesNotSayEnough() {
        assertRefused(Nightly.class, "doesn't say when it runs", "schedule(…)", "PEREGRINE_APP");
        assertRefused(Open.class, "types", "can't be read", "MessageHandler<Order>", "messages(…)");
        assertRefused(Raw.class, "types", "can't be read", "messages(…)");
        assertRefused(Both.class, "both ObjectHandler and EventHandler", "FunctionApp");
        assertRefused(HttpToo.class, "both Handler and ObjectHandler", "FunctionApp");
    }

    private static void assertRefused(Class<?> handler, String... reasons) {
        assertThatThrownBy(() -> start(handler))
                .isInstanceOf(StartupException.class)
                .satisfies(refusal -> assertThat(refusal.getMessage())
                        .contains(handler.getName())
                        .contains(reasons));
    }

    @Test
    void everyEventCanBeSeenAsACloudEvent() throws Exception {
        deliver(Events.class, Item.message(RAW, null));
        deliver(Events.class, CHANGE);
        deliver(Events.class, SCHEDULE);
        deliver(Events.class, Item.event(RAW, RAW.toCloudEvent()));

        assertThat(SEEN)
                .containsExactly(
                        "Events dev.peregrine.message",
                        "Events dev.peregrine.change.insert",
                        "Events dev.peregrine.schedule",
                        "Events dev.peregrine.message");
    }

    @Test
    void anEventOfAnotherKindFailsAndSaysSo() {
        for (Item wrong : List.of(OBJECT, CHANGE, SCHEDULE, Item.event(RAW, RAW.toCloudEvent()))) {
            assertWrong(Orders.class, wrong, "Orders", "MESSAGES");
            assertWrong(OrderBatches.class, wrong, "OrderBatches", "BATCHES");
        }
        for (Item wrong : List.of(Item.message(RAW, null), CHANGE, SCHEDULE)) {
            assertWrong(Thumbnails.class, wrong, "Thumbnails", "OBJECTS");
        }
        for (Item wrong : List.of(Item.message(RAW, null), OBJECT, SCHEDULE)) {
            assertWrong(Audit.class, wrong, "Audit", "CHANGES");
        }
    }

    private static void assertWrong(Class<?> handler, Item item, String... reasons) {
        assertThatThrownBy(() -> deliver(handler, item))
                // an undecodable item would be parked, and so acknowledged unread
                .isInstanceOf(IllegalStateException.class)
                .satisfies(failure ->
                        assertThat(failure.getMessage()).contains(reasons).doesNotContain("falcon"));
    }

    @Test
    void everyKindReachesItsHandler() throws Exception {
        List<String> seen = new ArrayList<>();
        TestHost host = TestHost.ofAll(f -> {
            f.schedule("s", "* * * * *", ZoneOffset.UTC, (event, context) -> seen.add(event.scheduleName()));
            f.changes(
                    "c",
                    byte[].class,
                    (change, context) -> seen.add(new String(change.newImage().orElseThrow(), StandardCharsets.UTF_8)));
            f.objects("o", (object, context) -> seen.add(object.container()));
        });

        host.deliverTo("s", Redelivery.ALL, List.of(SCHEDULE));
        host.deliverTo("c", Redelivery.ALL, List.of(CHANGE));
        host.deliverTo("O", Redelivery.ALL, List.of(OBJECT));
        assertThat(seen).containsExactly("nightly", "{\"sku\":\"falcon\"}", "photos");
        assertThatThrownBy(() -> host.deliverTo("missing", Redelivery.ALL, List.of(OBJECT)))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("missing");
    }
}
