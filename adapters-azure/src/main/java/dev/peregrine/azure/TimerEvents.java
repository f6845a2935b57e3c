package dev.peregrine.azure;

import dev.peregrine.event.RawMessage;
import dev.peregrine.event.ScheduledEvent;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.json.JsonCursor;
import dev.peregrine.spi.Item;
import dev.peregrine.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an occurrence of a schedule, as <em>Timer trigger for Azure Functions</em> describes it. The status that the host
 * passes was written when the occurrence before was over, so its next time is this one's.
 */
final class TimerEvents {
    /** By how much the host's clock may be ahead. */
    private static final Duration EARLY = Duration.ofMinutes(1);

    private TimerEvents() {}

    static List<Item> of(String timer, EventScope scope) {
        String schedule = scope.function().name();
        boolean late = false;
        Instant due = null;
        UndecodableException failure = null;
        try {
            JsonCursor json = JsonCursor.of(timer, "The timer");
            if (!json.enterObject()) {
                throw json.wrong("an object");
            }
            for (String name = json.nextField(); name != null; name = json.nextField()) {
                if (name.equalsIgnoreCase("IsPastDue")) {
                    late = json.bool();
                } else if (name.equalsIgnoreCase("ScheduleStatus")) {
                    due = next(json);
                }
            }
            json.end();
        } catch (UndecodableException e) {
            failure = e;
        }
        boolean known = due != null && !due.isAfter(scope.arrival().plus(EARLY));
        Instant time = known && due != null ? due : scope.arrival();
        String id = known ? schedule + "-" + Times.format(time) : scope.invocationId();
        RawMessage raw = RawMessage.text(id, timer)
                .source(schedule)
                .contentType("application/json")
                .attempt(scope.attempt())
                .build();
        if (failure != null) {
            return List.of(Item.undecodable(raw, null, failure));
        }
        ScheduledEvent.Builder occurrence =
                ScheduledEvent.builder(id, schedule, time).late(late);
        return List.of(Item.schedule(raw, (known ? occurrence : occurrence.estimated()).build()));
    }

    /** Without monitoring, as for schedules of less than a minute, there is no status. */
    private static @Nullable Instant next(JsonCursor json) {
        if (!json.enterObject()) {
            return null;
        }
        String next = null;
        for (String name = json.nextField(); name != null; name = json.nextField()) {
            if (name.equalsIgnoreCase("Next")) {
                next = json.text();
            }
        }
        return next == null ? null : Metadata.time("ScheduleStatus", next);
    }
}
