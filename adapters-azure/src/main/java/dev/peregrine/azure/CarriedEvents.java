package dev.peregrine.azure;

import dev.peregrine.event.RawMessage;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.spi.Item;
import dev.peregrine.spi.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Takes events of Event Grid out of the messages that carry them, for functions that want that. A message that carries none is
 * handed over as it is, except to a function that is told of objects.
 */
final class CarriedEvents {
    private CarriedEvents() {}

    static Item item(RawMessage message, @Nullable String lane, EventScope scope) {
        byte[] json = scope.carried() ? json(message.bytes()) : null;
        if (json == null || (scope.function().kind() != Kind.OBJECTS && !EventGridEvents.isEvent(json))) {
            return Item.messageOrEvent(message, lane, scope.function());
        }
        try {
            return EventGridEvents.item(json, scope, message).carriedBy(message, lane);
        } catch (UndecodableException e) {
            return Item.undecodable(message, lane, e);
        }
    }

    /** Event Grid writes base64 into storage queues; the host has decoded it unless its messageEncoding is none. */
    private static byte[] json(byte[] body) {
        if (body.length == 0 || !isBase64(body[0])) {
            return body;
        }
        try {
            return Base64.getDecoder().decode(new String(body, StandardCharsets.ISO_8859_1).strip());
        } catch (IllegalArgumentException e) {
            return body;
        }
    }

    private static boolean isBase64(byte first) {
        return (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z') || (first >= '0' && first <= '9');
    }
}
