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
        List<Item> items = new ArrayList<>();
        event.enterObject();
        for (String name = event.nextField(); name != null; name = event.nextField()) {
            if (name.equals("Records") && event.enterArray()) {
                while (event.nextElement()) {
                    record(event, function, items);
                }
            }
        }
        event.end();
        return items;
    }

    private static void record(JsonCursor event, FunctionDefinition function, List<Item> items) {
        SnsMessage message = new SnsMessage();
        if (event.enterObject()) {
            for (String name = event.nextField(); name != null; name = event.nextField()) {
                if (name.equals("Sns")) {
                    message.read(event);
                }
            }
        }
        message.require(event, message.id, "Sns.MessageId");
        if (message.text == null) {
            message.failed(event.missing("Sns.Message"));
        }
        RawMessage raw = message.raw();
        UndecodableException failure = message.failure;
        if (failure != null) {
            items.add(Item.undecodable(raw, null, failure));
        } else if (function.isUnwrapped()) {
            Unwrapping.add(items, raw, null, function, false);
        } else {
            items.add(Item.message(raw, null));
        }
    }

    @Override
    String eventClass() {
        return "SNSEvent";
    }
}
