package dev.peregrine.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.peregrine.Capability;
import dev.peregrine.Host;
import dev.peregrine.json.JsonCursor;
import dev.peregrine.spi.FunctionDefinition;
import dev.peregrine.spi.Item;
import dev.peregrine.spi.Redelivery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    /**
     * The {@code Records} of an event, each as it stands, so that one that can't be read can be parked whole.
     *
     * @throws dev.peregrine.event.UndecodableException when there is no such list: whatever came instead would be
     *     acknowledged unread
     */
    static List<byte[]> records(JsonCursor event) {
        List<byte[]> records = recordsIfAny(event);
        if (records == null) {
            throw event.missing("Records");
        }
        return records;
    }

    /** The same, and null when there is no such list. */
    static @Nullable List<byte[]> recordsIfAny(JsonCursor event) {
        List<byte[]> records = null;
        event.enterObject();
        for (String name = event.nextField(); name != null; name = event.nextField()) {
            if (name.equals("Records") && event.enterArray()) {
                records = new ArrayList<>();
                while (event.nextElement()) {
                    records.add(event.copy());
                }
            }
        }
        event.end();
        return records;
    }

    /** Writes the {@code itemIdentifier} by which the source knows an item; for most it is the item's id. */
    void writeIdentifier(JsonGenerator json, Item item) throws IOException {
        json.writeString(item.id());
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
