package dev.peregrine.testing;

import static dev.peregrine.Capability.DELETIONS;
import static dev.peregrine.Capability.KNOWN_DEADLINE;
import static dev.peregrine.Capability.OLD_IMAGES;
import static dev.peregrine.Capability.ORDERED_DELIVERY;
import static dev.peregrine.Capability.PARTIAL_FAILURES;

import dev.peregrine.Capability;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.ScheduledEvent;
import dev.peregrine.testing.wire.ActiveMqTwin;
import dev.peregrine.testing.wire.DynamoDbTwin;
import dev.peregrine.testing.wire.EventBridgeTwin;
import dev.peregrine.testing.wire.KafkaTwin;
import dev.peregrine.testing.wire.KinesisTwin;
import dev.peregrine.testing.wire.RabbitMqTwin;
import dev.peregrine.testing.wire.S3Twin;
import dev.peregrine.testing.wire.SnsTwin;
import dev.peregrine.testing.wire.SourceTwin;
import dev.peregrine.testing.wire.SqsTwin;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** All sources of events of AWS Lambda. */
final class LambdaSources {
    private static final Set<Capability> QUEUE = Set.of(KNOWN_DEADLINE, PARTIAL_FAILURES);
    private static final Set<Capability> STREAM = Set.of(KNOWN_DEADLINE, PARTIAL_FAILURES, ORDERED_DELIVERY);
    private static final Set<Capability> WHOLE = Set.of(KNOWN_DEADLINE);

    private LambdaSources() {}

    static List<Platform> all() {
        return List.of(
                messages(QUEUE, LambdaSources::queue),
                messages(STREAM, reports -> SqsTwin.fifo().reportingBatchItemFailures(reports)),
                messages(WHOLE, any -> SnsTwin.create()),
                messages(STREAM, LambdaSources::stream),
                messages(STREAM, reports -> KafkaTwin.managed().reportingBatchItemFailures(reports)),
                messages(STREAM, reports -> KafkaTwin.selfManaged().reportingBatchItemFailures(reports)),
                messages(WHOLE, any -> ActiveMqTwin.create()),
                messages(WHOLE, any -> RabbitMqTwin.create()),
                objects(WHOLE, any -> S3Twin.create()),
                objects(WHOLE, any -> EventBridgeTwin.objects()),
                new LambdaSource<>(
                        Set.of(Kind.CHANGES, Kind.EVENTS),
                        Set.of(KNOWN_DEADLINE, PARTIAL_FAILURES, ORDERED_DELIVERY, OLD_IMAGES, DELETIONS),
                        reports -> DynamoDbTwin.create().reportingBatchItemFailures(reports),
                        TestEvent::change,
                        TestEvent::of),
                schedule(Set.of(Kind.SCHEDULE, Kind.EVENTS), EventBridgeTwin.rule()),
                schedule(Set.of(Kind.SCHEDULE), EventBridgeTwin.scheduler()),
                new LambdaSource<>(
                        Set.of(Kind.EVENTS),
                        WHOLE,
                        any -> EventBridgeTwin.events(),
                        TestEvent::cloudEvent,
                        TestEvent::event));
    }

    /** Those that a function must be declared or configured for: for tests that name them. */
    static List<Platform> special() {
        return List.of(
                messages(QUEUE, reports -> queue(reports).carryingTopic()).unwrapped(),
                objects(QUEUE, reports -> queue(reports).carryingBucket()).unwrapped(),
                objects(WHOLE, any -> SnsTwin.create().carryingBucket()).unwrapped(),
                messages(QUEUE, LambdaSources::queue).deaf(),
                messages(STREAM, LambdaSources::stream).deaf());
    }

    private static SqsTwin queue(boolean reports) {
        return SqsTwin.standard().reportingBatchItemFailures(reports);
    }

    private static KinesisTwin stream(boolean reports) {
        return KinesisTwin.create().reportingBatchItemFailures(reports);
    }

    private static LambdaSource<RawMessage> messages(
            Set<Capability> capabilities, Function<Boolean, SourceTwin<RawMessage>> twin) {
        return new LambdaSource<>(
                Set.of(Kind.MESSAGES, Kind.BATCHES, Kind.EVENTS),
                capabilities,
                twin,
                TestEvent::message,
                TestEvent::of);
    }

    private static LambdaSource<ObjectEvent> objects(
            Set<Capability> capabilities, Function<Boolean, SourceTwin<ObjectEvent>> twin) {
        return new LambdaSource<>(
                Set.of(Kind.OBJECTS, Kind.EVENTS), capabilities, twin, TestEvent::object, TestEvent::of);
    }

    private static LambdaSource<ScheduledEvent> schedule(Set<Kind> kinds, SourceTwin<ScheduledEvent> twin) {
        return new LambdaSource<>(kinds, WHOLE, any -> twin, TestEvent::schedule, TestEvent::of);
    }
}
