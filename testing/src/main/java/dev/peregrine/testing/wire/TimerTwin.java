package dev.peregrine.testing.wire;

import dev.peregrine.event.ScheduledEvent;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Azure's timer, which keeps the time of the next occurrence between runs. It carries no payload; an occurrence that fails is not
 * tried again.
 */
public final class TimerTwin implements AzureSource<ScheduledEvent> {
    private TimerTwin() {}

    /**
     * A timer.
     *
     * @return the twin, named {@code azure-timer}
     */
    public static TimerTwin create() {
        return new TimerTwin();
    }

    @Override
    public String name() {
        return "azure-timer";
    }

    @Override
    public List<ScheduledEvent> arriving(List<ScheduledEvent> sent) {
        return sent.stream().map(TimerTwin::arriving).toList();
    }

    private static ScheduledEvent arriving(ScheduledEvent sent) {
        if (sent.payload().length > 0) {
            throw new NotCarriedException("The timer carries no payload");
        }
        return ScheduledEvent.builder(
                        sent.scheduleName() + "-" + sent.scheduledTime(), sent.scheduleName(), sent.scheduledTime())
                .late(sent.late().orElse(false))
                .build();
    }

    @Override
    public AzureTrigger trigger(List<ScheduledEvent> events) {
        ScheduledEvent event = events.get(0);
        Map<String, @Nullable Object> status = Json.object(
                "Last",
                event.scheduledTime().minus(Duration.ofDays(1)).toString(),
                "Next",
                event.scheduledTime().toString(),
                "LastUpdated",
                event.scheduledTime().minus(Duration.ofDays(1)).toString());
        return AzureTrigger.of(Azure.json(Json.object(
                "Schedule",
                Json.object("AdjustForDST", true),
                "ScheduleStatus",
                status,
                "IsPastDue",
                event.late().orElse(false))));
    }

    @Override
    public List<Fate> failed(List<ScheduledEvent> events) {
        return Collections.nCopies(events.size(), Fate.DROPPED);
    }
}
