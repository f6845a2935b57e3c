package dev.peregrine.aws;

import dev.peregrine.Capability;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.json.JsonCursor;
import dev.peregrine.spi.FunctionDefinition;
import dev.peregrine.spi.Item;
import dev.peregrine.spi.Redelivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Messages of an SNS topic that calls the function itself. */
final class SnsFormat extends EventFormat {
    SnsFormat() {
        super("SNS", Redelivery.ALL, Set.of(Capability.KNOWN_DEADLINE));
    }

    @Override
    List<Item> read(JsonCursor event, FunctionDefinition function) {
        List<byte[]> records = records(event);
        List<Item> items = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            record(records.get(i), i, function, items);
        }
        return items;
    }

    private static void record(byte[] json, int number, FunctionDefinition function, List<Item> items) {
        SnsMessage message = new SnsMessage();
        try (JsonCursor record = JsonCursor.of(json, "Record " + number + " of the SNS event")) {
            if (record.enterObject()) {
                for (String name = record.nextField(); name != null; name = record.nextField()) {
                    if (name.equals("Sns")) {
                        message.read(record);
                    }
                }
            }
            message.require(record, message.id, "Sns.MessageId");
            if (message.text == null) {
                message.failed(record.missing("Sns.Message"));
            }
        }
        UndecodableException failure = message.failure;
        if (failure != null) {
            items.add(Item.undecodable(message.undecoded(json), null, failure));
            return;
        }
        RawMessage raw = message.decoded();
        if (function.isUnwrapped()) {
            Unwrapping.add(items, raw, null, function, false);
        } else {
            items.add(Item.messageOrEvent(raw, null, function));
        }
    }

    @Override
    String eventClass() {
        return "SNSEvent";
    }
}
