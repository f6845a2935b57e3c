package dev.peregrine.testing.wire;

import dev.peregrine.event.ScheduledEvent;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A schedule of EventBridge Scheduler, which sends the input that it is configured with, in which it has replaced its context
 * attributes. A payload, a JSON object, stands beside what the template puts there.
 */
final class SchedulerTwin implements SourceTwin<ScheduledEvent> {
    private static final String FIELD = "peregrine.schedule";

    @Override
    public String name() {
        return "aws-eventbridge-scheduler";
    }

    /** Scheduler retries for a day, and hands over to Lambda, which then tries three times. */
    @Override
    public int attempts() {
        return 3;
    }

    @Override
    public List<ScheduledEvent> arriving(List<ScheduledEvent> sent) {
        return sent.stream().map(SchedulerTwin::arriving).toList();
    }

    private static ScheduledEvent arriving(ScheduledEvent occurrence) {
        ScheduledEvent.Builder arriving = ScheduledEvent.builder(
                        occurrence.id(), occurrence.scheduleName(), EventBridgeTwin.seconds(occurrence.scheduledTime()))
                .source(Aws.arn("scheduler", "schedule/default/" + occurrence.scheduleName()));
        return occurrence.payload().length == 0
                ? arriving.build()
                : arriving.payload(Json.write(input(occurrence))).build();
    }

    private static Map<String, @Nullable Object> input(ScheduledEvent occurrence) {
        Map<String, @Nullable Object> input = new LinkedHashMap<>();
        input.put(
                FIELD,
                Json.object(
                        "time",
                        EventBridgeTwin.seconds(occurrence.scheduledTime()).toString(),
                        "name",
                        Aws.arn("scheduler", "schedule/default/" + occurrence.scheduleName()),
                        "id",
                        occurrence.id()));
        payload(occurrence).forEach((name, value) -> input.putIfAbsent(String.valueOf(name), value));
        return input;
    }

    private static Map<?, ?> payload(ScheduledEvent occurrence) {
        if (occurrence.payload().length == 0) {
            return Map.of();
        }
        try {
            if (Json.read(occurrence.payload()) instanceof Map<?, ?> members) {
                return members;
            }
        } catch (IOException e) {
            // said below
        }
        throw new NotCarriedException("The payload of a schedule must be a JSON object here");
    }

    @Override
    public byte[] event(List<ScheduledEvent> events) {
        return Aws.payload(input(EventBridgeTwin.only(events)), Aws.MAX_ASYNCHRONOUS);
    }
}
