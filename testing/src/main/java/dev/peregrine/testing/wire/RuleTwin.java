package dev.peregrine.testing.wire;

import dev.peregrine.event.ScheduledEvent;
import java.util.List;
import java.util.Map;

/** A rule of EventBridge that runs at set times. */
final class RuleTwin implements SourceTwin<ScheduledEvent> {
    @Override
    public String name() {
        return "aws-eventbridge-rule";
    }

    @Override
    public List<ScheduledEvent> arriving(List<ScheduledEvent> sent) {
        return sent.stream().map(RuleTwin::arriving).toList();
    }

    private static ScheduledEvent arriving(ScheduledEvent occurrence) {
        if (occurrence.payload().length > 0) {
            throw new NotCarriedException(
                    "A rule with an input of its own sends that alone, and no function could tell it from another event");
        }
        String name = occurrence.scheduleName();
        return ScheduledEvent.builder(occurrence.id(), name, EventBridgeTwin.seconds(occurrence.scheduledTime()))
                .source(Aws.arn("events", "rule/" + name))
                .build();
    }

    @Override
    public byte[] event(List<ScheduledEvent> events) {
        ScheduledEvent occurrence = EventBridgeTwin.only(arriving(events));
        return Aws.payload(
                EventBridgeTwin.envelope(
                        occurrence.id(),
                        "Scheduled Event",
                        "aws.events",
                        occurrence.scheduledTime(),
                        List.of(occurrence.source()),
                        Map.of()),
                Aws.MAX_ASYNCHRONOUS);
    }
}
