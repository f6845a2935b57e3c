package dev.peregrine.aws;

import dev.peregrine.event.UndecodableException;
import dev.peregrine.json.JsonCursor;
import org.jspecify.annotations.Nullable;

/** Reads an object whose faults are its own: a field that is wrong is noted, and those behind it are read nevertheless. */
abstract class RecordReader {
    /** What is wrong, of several faults the first. */
    @Nullable
    UndecodableException failure;

    /**
     * Reads the object.
     *
     * @throws UndecodableException when there is none, or what follows isn't JSON
     */
    final void read(JsonCursor json) {
        if (!json.enterObject()) {
            throw json.wrong("an object");
        }
        for (String name = json.nextField(); name != null; name = json.nextField()) {
            int depth = json.depth();
            try {
                field(name, json);
            } catch (UndecodableException e) {
                failed(e);
                json.leave(depth);
            }
        }
    }

    /** Reads the value of a field, or leaves it alone. */
    abstract void field(String name, JsonCursor json);

    /** Notes what is wrong. */
    final void failed(UndecodableException fault) {
        if (failure == null) {
            failure = fault;
        }
    }
}
