package dev.peregrine.azure;

import dev.peregrine.spi.Item;
import java.util.List;

/** Turns what the worker has bound into items. */
@FunctionalInterface
interface EventDecoder {
    /**
     * Decodes what one invocation brings.
     *
     * @param scope the function that is called and what is known of the invocation
     * @return the items in the host's order
     * @throws dev.peregrine.event.UndecodableException when no item could be told from another
     */
    List<Item> decode(EventScope scope);
}
