package dev.peregrine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonTokenId;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;

/** Builds the exceptions of reading and writing; touched only when something is wrong. */
final class Failures {
    static final String NULL_NOT_READ = "must not be null";
    static final String NULL_NOT_WRITTEN = "null where a value is required; use an Optional";
    private static final int CONSTANTS_SHOWN = 20;

    private Failures() {}

    /** What is wrong with the value the parser stands on. */
    static JsonException at(JsonParser parser, String detail) {
        return new JsonException(pointer(parser.getParsingContext()), detail);
    }

    static JsonException expected(JsonParser parser, String wanted) throws IOException {
        parser.finishToken(); // a string that never ends is malformed, whatever was wanted in its place
        return at(parser, "expected " + wanted + ", found " + found(parser));
    }

    static JsonException missing(JsonParser atEndOfObject, String name) {
        // At its end the object's own context is gone already: the parent's points at the object.
        return new JsonException(pointer(atEndOfObject.getParsingContext()) + "/" + escaped(name), "missing");
    }

    static JsonException notNull(JsonParser parser) {
        return at(parser, NULL_NOT_READ);
    }

    static JsonException empty() {
        return new JsonException("", "empty, expected JSON");
    }

    static JsonException trailing() {
        return new JsonException("", "something follows the JSON value");
    }

    static JsonException unacceptable(JsonParser parser, RuntimeException refused) {
        return new JsonException(pointer(parser.getParsingContext()), "not acceptable", refused);
    }

    /** The names of an enum's constants, as a choice. */
    static String oneOf(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        String[] names = new String[constants == null ? 0 : constants.length];
        for (int i = 0; constants != null && i < names.length; i++) {
            names[i] = ((Enum<?>) constants[i]).name();
        }
        return oneOf(names);
    }

    static String oneOf(String[] names) {
        StringBuilder choice = new StringBuilder("one of ");
        for (int i = 0; i < names.length; i++) {
            if (i == CONSTANTS_SHOWN) {
                return choice.append(" and ")
                        .append(names.length - i)
                        .append(" more")
                        .toString();
            }
            choice.append(i == 0 ? "" : ", ").append(names[i]);
        }
        return choice.toString();
    }

    /** What the text level refused: Jackson's own messages quote the body, so none of them is passed on. */
    static JsonException malformed(JsonParser parser, IOException e) {
        JsonStreamContext context = parser.getParsingContext();
        if (e instanceof StreamConstraintsException) {
            return context.getNestingDepth() >= JsonText.MAX_DEPTH
                    ? new JsonException("", "nested deeper than " + JsonText.MAX_DEPTH + " levels")
                    : new JsonException(pointer(context), "too long a number, string or name");
        }
        String message = e.getMessage();
        if (message != null && message.startsWith("Duplicate ")) {
            return new JsonException(pointer(context), "given twice");
        }
        JsonLocation location = e instanceof JsonProcessingException known ? known.getLocation() : null;
        if (location == null) {
            location = parser.currentLocation();
        }
        return new JsonException(
                "",
                "not valid JSON at line " + location.getLineNr() + ", column " + location.getColumnNr()
                        + (e instanceof JsonEOFException ? ": it ends too early" : ""));
    }

    /** What is wrong with the value about to be written. */
    static IllegalArgumentException unwritable(JsonGenerator generator, String detail) {
        JsonStreamContext context = generator.getOutputContext();
        String pointer = pointer(context);
        if (context.inArray()) {
            int next = context.hasCurrentIndex() ? context.getCurrentIndex() + 1 : 0;
            pointer = pointer(context.getParent()) + "/" + next;
        }
        return new UnwritableException(pointer, detail, null);
    }

    /** What is wrong with a key of the map being written; the generator still stands on the entry before. */
    static IllegalArgumentException unwritableKey(JsonGenerator generator, String detail) {
        return new UnwritableException(pointer(generator.getOutputContext().getParent()), detail, null);
    }

    static IllegalArgumentException unwritable(JsonGenerator generator, IOException e) {
        String pointer = pointer(generator.getOutputContext());
        String detail = e instanceof StreamConstraintsException
                ? "nested deeper than " + JsonText.MAX_DEPTH + " levels; does the value contain itself?"
                : String.valueOf(e.getMessage());
        return new UnwritableException(pointer, detail, e);
    }

    static String found(JsonParser parser) {
        return switch (parser.currentTokenId()) {
            case JsonTokenId.ID_START_OBJECT -> "an object";
            case JsonTokenId.ID_START_ARRAY -> "an array";
            case JsonTokenId.ID_STRING -> "a string";
            case JsonTokenId.ID_NUMBER_INT, JsonTokenId.ID_NUMBER_FLOAT -> "a number";
            case JsonTokenId.ID_NULL -> "null";
            default -> "true or false";
        };
    }

    /** RFC 6901. */
    static String pointer(JsonStreamContext innermost) {
        StringBuilder pointer = new StringBuilder();
        for (JsonStreamContext at = innermost; at != null && !at.inRoot(); at = at.getParent()) {
            if (at.inObject() && at.hasCurrentName()) {
                pointer.insert(0, "/" + escaped(at.getCurrentName()));
            } else if (at.inArray() && at.hasCurrentIndex()) {
                pointer.insert(0, "/" + at.getCurrentIndex());
            }
        }
        return pointer.toString();
    }

    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
