package dev.peregrine.aws;

import dev.peregrine.Capability;
import dev.peregrine.Host;
import dev.peregrine.json.JsonCursor;
import dev.peregrine.json.JsonWriter;
import dev.peregrine.spi.FunctionDefinition;
import dev.peregrine.spi.Item;
import dev.peregrine.spi.Redelivery;
import java.util.List;
import java.util.Set;

/** The form in which one source hands its events to Lambda. Immutable. */
abstract class EventFormat {
    final Host host;

    /** What the source can be asked to deliver again. */
    final Redelivery redelivery;

    EventFormat(String trigger, Redelivery redelivery, Set<Capability> capabilities) {
        this.host = new Host("aws", "lambda", trigger, capabilities);
        this.redelivery = redelivery;
    }

    /**
     * Reads an event.
     *
     * @param event on the root of the event; read to its end
     * @param function what the event is for
     * @return its items, in the host's order
     * @throws dev.peregrine.event.UndecodableException when the event as a whole can't be read
     */
    abstract List<Item> read(JsonCursor event, FunctionDefinition function);

    /** Writes the {@code itemIdentifier} by which the source knows an item; for most it is the item's id. */
    void writeIdentifier(JsonWriter json, Item item) {
        json.text(item.id());
    }

    /**
     * The simple name of the source's class in {@code aws-lambda-java-events}, for who asks the context for it.
     *
     * @return the name, empty when there is none
     */
    String eventClass() {
        return "";
    }
}
