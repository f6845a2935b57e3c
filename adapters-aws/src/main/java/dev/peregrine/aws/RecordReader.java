package dev.peregrine.aws;

import dev.peregrine.event.UndecodableException;
import dev.peregrine.json.JsonCursor;
import dev.peregrine.text.Times;
import java.time.Instant;
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

    /**
     * Asks for what a record can't be reported without.
     *
     * @throws UndecodableException when it isn't there: then the event as a whole can't be answered
     */
    final String require(JsonCursor json, @Nullable String value, String name) {
        if (value == null || value.isEmpty()) {
            throw failure != null ? failure : json.missing(name);
        }
        return value;
    }

    /** Reads a text that is as good as none when it is empty. */
    static @Nullable String name(JsonCursor json) {
        String text = json.text();
        return text == null || text.isEmpty() ? null : text;
    }

    /** Reads a time written as milliseconds since 1970, be it in quotes. */
    static @Nullable Instant epochMillis(JsonCursor json) {
        return json.isNull() ? null : Instant.ofEpochMilli(json.wholeNumber());
    }

    /** Reads a time of RFC 3339. */
    static @Nullable Instant time(JsonCursor json) {
        String text = json.text();
        Instant time = text == null ? null : Times.rfc3339(text);
        if (text != null && time == null) {
            throw json.wrong("a time such as 2024-05-31T12:30:00Z");
        }
        return time;
    }

    /** Reads how often something has happened, be it in quotes; 0 when it isn't told. */
    static int count(JsonCursor json) {
        long count = json.isNull() ? 0 : json.wholeNumber();
        if (count < 0 || count > Integer.MAX_VALUE) {
            throw json.wrong("a count");
        }
        return (int) count;
    }
}
