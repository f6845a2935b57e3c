package dev.peregrine.testing;

import dev.peregrine.Capability;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.RawChange;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.ScheduledEvent;
import dev.peregrine.testing.wire.ClientRequest;
import dev.peregrine.testing.wire.CloudSchedulerTwin;
import dev.peregrine.testing.wire.CloudStorageTwin;
import dev.peregrine.testing.wire.CloudTasksTwin;
import dev.peregrine.testing.wire.EventarcTwin;
import dev.peregrine.testing.wire.FirestoreTwin;
import dev.peregrine.testing.wire.GoogleSource;
import dev.peregrine.testing.wire.PubSubTwin;
import io.cloudevents.CloudEvent;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A source of events on Google Cloud that calls an event function, or an HTTP function, with one event at a time. */
final class GoogleEventPlatform<E> implements Platform {
    private final GoogleSource<E> source;

    /** Whether the invoker reads the event for a {@code CloudEventsFunction}. */
    private final boolean eventFunction;

    private final Set<Kind> kinds;
    private final Set<Capability> capabilities;
    private final Function<TestEvent, E> in;
    private final Function<E, TestEvent> out;

    private GoogleEventPlatform(
            GoogleSource<E> source,
            boolean eventFunction,
            Set<Kind> kinds,
            Set<Capability> capabilities,
            Function<TestEvent, E> in,
            Function<E, TestEvent> out) {
        this.source = source;
        this.eventFunction = eventFunction;
        this.kinds = kinds;
        this.capabilities = capabilities;
        this.in = in;
        this.out = out;
    }

    static List<Platform> all() {
        return List.of(
                messages(PubSubTwin.eventarc(), true, Capability.ORDERED_DELIVERY),
                messages(PubSubTwin.eventarc(), false, Capability.ORDERED_DELIVERY),
                messages(PubSubTwin.push(), false, Capability.ORDERED_DELIVERY),
                messages(CloudTasksTwin.create(), false),
                objects(CloudStorageTwin.eventarc(), true),
                objects(CloudStorageTwin.eventarc(), false),
                changes(FirestoreTwin.protobuf(), true),
                changes(FirestoreTwin.protobuf(), false),
                changes(FirestoreTwin.json(), true),
                schedule(CloudSchedulerTwin.http(), false),
                schedule(CloudSchedulerTwin.pubSub(), true, Capability.ORDERED_DELIVERY),
                events(EventarcTwin.binary(), true),
                events(EventarcTwin.binary(), false),
                events(EventarcTwin.structured(), false));
    }

    /** Those that a function must be declared for: for tests that name them. */
    static List<Platform> special() {
        return List.of(objects(CloudStorageTwin.inPubSub(), true, Capability.ORDERED_DELIVERY));
    }

    private static Platform messages(GoogleSource<RawMessage> source, boolean eventFunction, Capability... more) {
        return new GoogleEventPlatform<>(
                source,
                eventFunction,
                EnumSet.of(Kind.MESSAGES, Kind.BATCHES, Kind.EVENTS),
                alsoAble(more),
                TestEvent::message,
                TestEvent::of);
    }

    private static Platform objects(GoogleSource<ObjectEvent> source, boolean eventFunction, Capability... more) {
        return new GoogleEventPlatform<>(
                source,
                eventFunction,
                EnumSet.of(Kind.OBJECTS, Kind.EVENTS),
                alsoAble(more),
                TestEvent::object,
                TestEvent::of);
    }

    private static Platform changes(GoogleSource<RawChange> source, boolean eventFunction) {
        return new GoogleEventPlatform<>(
                source,
                eventFunction,
                EnumSet.of(Kind.CHANGES, Kind.EVENTS),
                alsoAble(Capability.OLD_IMAGES, Capability.DELETIONS),
                TestEvent::change,
                TestEvent::of);
    }

    private static Platform schedule(GoogleSource<ScheduledEvent> source, boolean eventFunction, Capability... more) {
        return new GoogleEventPlatform<>(
                source,
                eventFunction,
                EnumSet.of(Kind.SCHEDULE, Kind.EVENTS),
                alsoAble(more),
                TestEvent::schedule,
                TestEvent::of);
    }

    private static Platform events(GoogleSource<CloudEvent> source, boolean eventFunction) {
        return new GoogleEventPlatform<>(
                source, eventFunction, EnumSet.of(Kind.EVENTS), alsoAble(), TestEvent::cloudEvent, TestEvent::event);
    }

    private static Set<Capability> alsoAble(Capability... more) {
        Set<Capability> all = EnumSet.of(Capability.PARTIAL_FAILURES);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }

    /** Names end in {@code -http} where an HTTP function gets what an event function could get too. */
    @Override
    public String name() {
        boolean either = Set.of("gcp-pubsub", "gcp-storage", "gcp-firestore", "gcp-firestore-json", "gcp-eventarc")
                .contains(source.name());
        return either && !eventFunction ? source.name() + "-http" : source.name();
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
        return source.name().equals("gcp-storage-in-pubsub");
    }

    @Override
    public List<TestEvent> arriving(List<TestEvent> events) {
        return events.stream().map(in).map(source::arriving).map(out).toList();
    }

    @Override
    public List<byte[]> files(List<TestEvent> events) {
        return events.stream()
                .map(in)
                .map(source::arriving)
                .map(source::request)
                .map(ClientRequest::toFile)
                .toList();
    }

    @Override
    public Instance start(FunctionApp app, Environment environment, String function) {
        String entryPoint = eventFunction ? "GoogleEventFunction" : "GoogleHttpFunction";
        Platforms.requireAdapter(name(), "dev.peregrine.gcp." + entryPoint, "peregrine-adapters-gcp");
        return GoogleEventInstance.start(
                event -> source.request(source.arriving(in.apply(event))),
                source::answered,
                capabilities.contains(Capability.ORDERED_DELIVERY),
                eventFunction,
                app,
                Environments.selecting(environment, function));
    }
}
