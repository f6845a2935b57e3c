package dev.peregrine.aws;

import dev.peregrine.Capability;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.ScheduledEvent;
import dev.peregrine.json.JsonCursor;
import dev.peregrine.spi.FunctionDefinition;
import dev.peregrine.spi.Item;
import dev.peregrine.spi.Redelivery;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What a schedule is configured to send, which is any JSON. The input that the packager writes tells the time, the schedule
 * and the occurrence; of any other nothing is known but that it has come.
 */
final class SchedulerFormat extends EventFormat {
    private final String requestId;

    SchedulerFormat(String requestId) {
        super("EventBridge Scheduler", Redelivery.ALL, Set.of(Capability.KNOWN_DEADLINE));
        this.requestId = requestId;
    }

    @Override
    List<Item> read(JsonCursor event, FunctionDefinition function) {
        byte[] json = event.copy();
        event.end();
        SchedulerInput input = new SchedulerInput();
        JsonCursor cursor = JsonCursor.of(json, "The schedule's input");
        if (cursor.isObject()) {
            input.read(cursor);
        }
        if (input.isPresent) {
            return List.of(told(input, json, cursor));
        }
        String name = function.name();
        ScheduledEvent occurrence = ScheduledEvent.builder(
                        requestId, name, Instant.ofEpochMilli(System.currentTimeMillis()))
                .estimated()
                .payload(json)
                .build();
        return List.of(Item.schedule(raw(requestId, name, json), occurrence));
    }

    private static Item told(SchedulerInput input, byte[] json, JsonCursor cursor) {
        if (input.failure != null) {
            throw input.failure;
        }
        String id = input.require(cursor, input.id, "peregrine.schedule.id");
        String arn = input.require(cursor, input.arn, "peregrine.schedule.name");
        if (input.time == null) {
            throw cursor.missing("peregrine.schedule.time");
        }
        ScheduledEvent.Builder occurrence = ScheduledEvent.builder(id, EventBridgeFormat.lastPart(arn), input.time)
                .source(arn);
        if (input.holdsMore) {
            occurrence.payload(json);
        }
        return Item.schedule(raw(id, arn, json), occurrence.build());
    }

    private static RawMessage raw(String id, String source, byte[] json) {
        return RawMessage.bytes(id, json)
                .contentType("application/json")
                .source(source)
                .build();
    }
}
