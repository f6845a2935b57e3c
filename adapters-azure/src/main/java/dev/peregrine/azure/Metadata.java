package dev.peregrine.azure;

import dev.peregrine.event.Attributes;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.json.JsonCursor;
import dev.peregrine.text.Times;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what the host says of a message: numbers and times come as their JSON or as plain text. */
final class Metadata {
    private Metadata() {}

    /** A text, without the quotes of JSON. */
    static String text(String value) {
        int end = value.length() - 1;
        return end > 0 && value.charAt(0) == '"' && value.charAt(end) == '"' ? value.substring(1, end) : value;
    }

    /** How often a message has been delivered. */
    static int count(String name, String value) {
        try {
            return Integer.parseInt(text(value));
        } catch (NumberFormatException e) {
            throw new UndecodableException("The metadata " + name + " is not a number");
        }
    }

    /** A time; one without a time zone is meant in UTC. */
    static Instant time(String name, String value) {
        String text = text(value);
        Instant zoned = Times.rfc3339(text);
        Instant time = zoned == null ? inUtc(text) : zoned;
        if (time == null) {
            throw new UndecodableException("The metadata " + name + " is not a time");
        }
        return time;
    }

    private static @Nullable Instant inUtc(String text) {
        LocalDateTime time = Times.dateTime(text);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    /** Properties that a sender has set: an object, whose values other than text are given as their JSON. */
    static Attributes attributes(JsonCursor json) {
        if (!json.enterObject()) {
            return Attributes.empty();
        }
        List<Object> pairs = new ArrayList<>();
        for (String name = json.nextField(); name != null; name = json.nextField()) {
            String value = json.isObject() || json.isArray()
                    ? new String(json.copy(), StandardCharsets.UTF_8)
                    : json.scalarText();
            if (value != null) {
                pairs.add(name);
                pairs.add(value);
            }
        }
        return Attributes.ofPairs(pairs);
    }

    /** The properties of one message. */
    static Attributes attributes(String name, String json) {
        JsonCursor cursor = JsonCursor.of(json, "The metadata " + name);
        Attributes attributes = attributes(cursor);
        cursor.end();
        return attributes;
    }

    /** The elements of an array of metadata, one for each message. */
    static <T> List<T> each(String name, String json, int messages, Reader<T> reader) {
        List<T> all = new ArrayList<>(messages);
        JsonCursor cursor = JsonCursor.of(json, "The metadata " + name);
        if (!cursor.enterArray()) {
            throw cursor.wrong("an array");
        }
        while (cursor.nextElement()) {
            all.add(reader.read(cursor));
        }
        cursor.end();
        checkLength(name, all.size(), messages);
        return all;
    }

    /** Reads one of the elements that {@link #each} has copied. */
    static <T> T element(String name, int index, byte[] json, Reader<T> reader) {
        JsonCursor cursor = JsonCursor.of(json, elementName(name, index));
        return reader.read(cursor);
    }

    /** What an element is called in messages. */
    static String elementName(String name, int index) {
        return "Element " + index + " of the metadata " + name;
    }

    /** Metadata of another number belongs to nobody knows which message. */
    static void checkLength(String name, int length, int messages) {
        if (length != messages) {
            throw new UndecodableException(
                    "The metadata " + name + " tells of " + length + " messages, and there are " + messages);
        }
    }

    /** One of the texts that the host gives for each message, but leaves out where there is none: then it can't be told whose. */
    static @Nullable String at(int index, List<String> values, int messages) {
        return values.size() == messages ? values.get(index) : null;
    }

    /** Reads an element. */
    @FunctionalInterface
    interface Reader<T> {
        /** Reads the value that the cursor stands on. */
        T read(JsonCursor json);
    }
}
