package dev.peregrine.aws;

import dev.peregrine.Capability;
import dev.peregrine.json.JsonCursor;
import dev.peregrine.spi.FunctionDefinition;
import dev.peregrine.spi.Item;
import dev.peregrine.spi.Redelivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The form of SQS, SNS and S3: a list of {@code Records}, each with its source in itself. */
abstract class ListedFormat extends EventFormat {
    ListedFormat(String trigger, Redelivery redelivery, Set<Capability> capabilities) {
        super(trigger, redelivery, capabilities);
    }

    @Override
    final List<Item> read(JsonCursor event, FunctionDefinition function) {
        List<Item> items = new ArrayList<>();
        boolean listed = false;
        event.enterObject();
        for (String name = event.nextField(); name != null; name = event.nextField()) {
            if (name.equals("Records") && event.enterArray()) {
                listed = true;
                for (int number = 0; event.nextElement(); number++) {
                    JsonCursor record = event.value("Record " + number + " of the " + service() + " event");
                    record(record, number, function, items);
                    record.leave(0);
                }
            }
        }
        event.end();
        if (!listed && !mayHaveNone()) {
            // whatever came instead would be acknowledged unread
            throw event.missing("Records");
        }
        return items;
    }

    /** The service in whose event the records are, for messages. */
    abstract String service();

    /** Whether an event without records is one that tells of nothing. */
    boolean mayHaveNone() {
        return false;
    }

    /**
     * Reads a record.
     *
     * @param record on the record
     * @param number its place in the list, from 0
     * @param items takes what it tells of
     * @throws dev.peregrine.event.UndecodableException when it has nothing that it could be reported by, or isn't JSON
     */
    abstract void record(JsonCursor record, int number, FunctionDefinition function, List<Item> items);
}
