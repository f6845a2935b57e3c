package dev.peregrine.aws;

import dev.peregrine.cloudevents.CloudEventReader;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.spi.FunctionDefinition;
import dev.peregrine.spi.Item;
import dev.peregrine.spi.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Messages that say of themselves, to a function for events, that they are CloudEvents. Source: <em>Kafka Protocol Binding for
 * CloudEvents 1.0.2</em>; SQS and SNS, which have none, are read by the same rules.
 */
final class CarriedEvents {
    private static final String PREFIX = "ce_";

    private CarriedEvents() {}

    /** A message's item: the event that it is, if it says so, else the message itself. */
    static Item item(RawMessage message, @Nullable String lane, FunctionDefinition function) {
        if (function.kind() != Kind.EVENTS || !CloudEventReader.isCloudEvent(message.attributes(), PREFIX)) {
            return Item.message(message, lane);
        }
        try {
            return Item.event(message, CloudEventReader.attributes(message.attributes(), PREFIX, message.bytes()))
                    .carriedBy(message, lane);
        } catch (UndecodableException e) {
            return Item.undecodable(message, lane, e);
        }
    }
}
