package dev.peregrine.testing;

import dev.peregrine.Capability;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.RawChange;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.ScheduledEvent;
import dev.peregrine.testing.wire.AzureKafkaTwin;
import dev.peregrine.testing.wire.AzureSource;
import dev.peregrine.testing.wire.BlobTwin;
import dev.peregrine.testing.wire.CosmosDbTwin;
import dev.peregrine.testing.wire.EventGridStorageTwin;
import dev.peregrine.testing.wire.EventGridTwin;
import dev.peregrine.testing.wire.EventHubsTwin;
import dev.peregrine.testing.wire.ServiceBusTwin;
import dev.peregrine.testing.wire.StorageQueueTwin;
import dev.peregrine.testing.wire.TimerTwin;
import io.cloudevents.CloudEvent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A trigger of Azure Functions that calls functions with events. */
final class AzureEventPlatform<E> implements Platform {
    private final AzureSource<E> source;

    /** The name of the entry method. */
    private final String method;

    private final Set<Kind> kinds;
    private final Set<Capability> capabilities;
    private final Function<TestEvent, E> in;
    private final Function<E, TestEvent> out;

    private AzureEventPlatform(
            AzureSource<E> source,
            String method,
            Set<Kind> kinds,
            Set<Capability> capabilities,
            Function<TestEvent, E> in,
            Function<E, TestEvent> out) {
        this.source = source;
        this.method = method;
        this.kinds = kinds;
        this.capabilities = capabilities;
        this.in = in;
        this.out = out;
    }

    static List<Platform> all() {
        return List.of(
                messages(StorageQueueTwin.create(), "queue", Capability.PARTIAL_FAILURES),
                messages(ServiceBusTwin.one(), "serviceBus", Capability.PARTIAL_FAILURES),
                messages(
                        ServiceBusTwin.one().withSessions(),
                        "serviceBusSession",
                        Capability.PARTIAL_FAILURES,
                        Capability.ORDERED_DELIVERY),
                messages(ServiceBusTwin.many(), "serviceBusMany"),
                messages(ServiceBusTwin.many().withSessions(), "serviceBusSessionMany", Capability.ORDERED_DELIVERY),
                messages(EventHubsTwin.create(), "eventHub", Capability.ORDERED_DELIVERY),
                messages(AzureKafkaTwin.one(), "kafka", Capability.PARTIAL_FAILURES, Capability.ORDERED_DELIVERY),
                messages(AzureKafkaTwin.many(), "kafkaMany", Capability.ORDERED_DELIVERY),
                objects(BlobTwin.create(), "blob"),
                objects(EventGridStorageTwin.eventGridSchema(), "eventGrid"),
                objects(EventGridStorageTwin.cloudEventsSchema(), "eventGrid"),
                new AzureEventPlatform<RawChange>(
                        CosmosDbTwin.create(),
                        "cosmosDB",
                        EnumSet.of(Kind.CHANGES, Kind.EVENTS),
                        Set.of(Capability.ORDERED_DELIVERY, Capability.PARKING_OUTPUT),
                        TestEvent::change,
                        TestEvent::of),
                new AzureEventPlatform<ScheduledEvent>(
                        TimerTwin.create(),
                        "timer",
                        EnumSet.of(Kind.SCHEDULE),
                        Set.of(Capability.PARTIAL_FAILURES),
                        TestEvent::schedule,
                        TestEvent::of),
                new AzureEventPlatform<CloudEvent>(
                        EventGridTwin.create(),
                        "eventGrid",
                        EnumSet.of(Kind.EVENTS),
                        Set.of(Capability.PARTIAL_FAILURES, Capability.PARKING_OUTPUT),
                        TestEvent::cloudEvent,
                        TestEvent::event));
    }

    /** Those that a function must be declared for: for tests that name them. */
    static List<Platform> special() {
        return List.of(
                objects(EventGridStorageTwin.eventGridSchema().inQueue(), "queue"),
                objects(EventGridStorageTwin.cloudEventsSchema().inQueue(), "queue"));
    }

    private static Platform messages(AzureSource<RawMessage> source, String method, Capability... more) {
        Set<Capability> capabilities = EnumSet.of(Capability.PARKING_OUTPUT);
        capabilities.addAll(List.of(more));
        return new AzureEventPlatform<>(
                source,
                method,
                EnumSet.of(Kind.MESSAGES, Kind.BATCHES, Kind.EVENTS),
                Set.copyOf(capabilities),
                TestEvent::message,
                TestEvent::of);
    }

    private static Platform objects(AzureSource<ObjectEvent> source, String method) {
        Set<Capability> capabilities = EnumSet.of(Capability.PARKING_OUTPUT, Capability.PARTIAL_FAILURES);
        return new AzureEventPlatform<>(
                source,
                method,
                EnumSet.of(Kind.OBJECTS, Kind.EVENTS),
                Set.copyOf(capabilities),
                TestEvent::object,
                TestEvent::of);
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public Set<Kind> kinds() {
        return kinds;
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }

    @Override
    public boolean needsUnwrapping() {
        return source.name().endsWith("-in-queue");
    }

    @Override
    public int mostPerInvocation() {
        return source.mostPerInvocation();
    }

    @Override
    public List<TestEvent> arriving(List<TestEvent> events) {
        return arrived(events).stream().map(out).toList();
    }

    @Override
    public List<byte[]> files(List<TestEvent> events) {
        List<E> arriving = arrived(events);
        List<byte[]> files = new ArrayList<>();
        for (List<Integer> numbers : source.invocations(arriving)) {
            files.add(
                    source.trigger(numbers.stream().map(arriving::get).toList()).toFile());
        }
        return files;
    }

    private List<E> arrived(List<TestEvent> events) {
        return source.arriving(events.stream().map(in).toList());
    }

    @Override
    public Instance start(FunctionApp app, Environment environment, String function) {
        Platforms.requireAdapter(name(), "dev.peregrine.azure.AzureEvents", "peregrine-adapters-azure");
        return new AzureEventInstance<>(
                source,
                this::arrived,
                event -> out.apply(event).id(),
                capabilities.contains(Capability.ORDERED_DELIVERY),
                method,
                app,
                environment,
                function);
    }
}
