package dev.peregrine.aws;

import dev.peregrine.Capability;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.json.JsonCursor;
import dev.peregrine.spi.FunctionDefinition;
import dev.peregrine.spi.Item;
import dev.peregrine.spi.Redelivery;
import java.util.List;
import java.util.Set;

/** Messages of an SNS topic that calls the function itself. */
final class SnsFormat extends ListedFormat {
    SnsFormat() {
        super("SNS", Redelivery.ALL, Set.of(Capability.KNOWN_DEADLINE));
    }

    @Override
    String service() {
        return "SNS";
    }

    @Override
    void record(JsonCursor record, int number, FunctionDefinition function, List<Item> items) {
        SnsMessage message = new SnsMessage();
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
        UndecodableException failure = message.failure;
        if (failure != null) {
            items.add(Item.undecodable(message.undecoded(record.whole()), null, failure));
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
