package dev.peregrine.gcp;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.peregrine.json.JsonCursor;
import dev.peregrine.text.Times;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * Reads {@code DocumentEventData} in the JSON that protobuf's own mapping makes of it, where each value stands in an object
 * that names its type, into the same plain JSON as {@link FirestoreProtobuf}.
 */
final class FirestoreJson {
    private FirestoreJson() {}

    /**
     * Reads both documents.
     *
     * @throws dev.peregrine.event.UndecodableException when it isn't what it should be
     * @throws IOException when a document is nested too deeply
     */
    static DocumentImages read(byte[] bytes, String what) throws IOException {
        DocumentImages images = new DocumentImages();
        JsonCursor cursor = JsonCursor.of(bytes, what);
        if (!cursor.enterObject()) {
            throw cursor.wrong("an object");
        }
        for (String name = cursor.nextField(); name != null; name = cursor.nextField()) {
            if (name.equals("value")) {
                document(cursor, images.after);
            } else if (name.equals("oldValue")) {
                document(cursor, images.before);
            }
        }
        cursor.end();
        return images;
    }

    private static void document(JsonCursor cursor, DocumentImages.Image image) throws IOException {
        if (!cursor.enterObject()) {
            return;
        }
        for (String name = cursor.nextField(); name != null; name = cursor.nextField()) {
            if (name.equals("name")) {
                image.name = cursor.text();
            } else if (name.equals("fields")) {
                try (JsonGenerator json = image.writer()) {
                    fields(cursor, json);
                }
            }
        }
    }

    private static void fields(JsonCursor cursor, JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (cursor.enterObject()) {
            for (String name = cursor.nextField(); name != null; name = cursor.nextField()) {
                json.writeFieldName(name);
                value(cursor, json);
            }
        }
        json.writeEndObject();
    }

    private static void value(JsonCursor cursor, JsonGenerator json) throws IOException {
        if (!cursor.enterObject()) {
            throw cursor.wrong("an object that names the type of its value");
        }
        boolean written = false;
        for (String type = cursor.nextField(); type != null; type = cursor.nextField()) {
            boolean known = isType(type);
            if (known && written) {
                throw cursor.wrong("a value of one type");
            }
            if (known) {
                write(type, cursor, json);
                written = true;
            }
        }
        if (!written) {
            throw cursor.missing("a value of a known type");
        }
    }

    private static boolean isType(String type) {
        return switch (type) {
            case "nullValue",
                    "booleanValue",
                    "integerValue",
                    "doubleValue",
                    "timestampValue",
                    "stringValue",
                    "bytesValue",
                    "referenceValue",
                    "geoPointValue",
                    "arrayValue",
                    "mapValue" -> true;
            default -> false;
        };
    }

    private static void write(String type, JsonCursor cursor, JsonGenerator json) throws IOException {
        switch (type) {
            case "nullValue" -> json.writeNull();
            case "booleanValue" -> json.writeBoolean(cursor.bool());
            case "integerValue" -> json.writeNumber(cursor.wholeNumber());
            case "doubleValue" -> number(cursor, json);
            case "timestampValue" -> json.writeString(time(cursor));
            case "stringValue", "referenceValue" -> json.writeString(cursor.requireText());
            case "bytesValue" -> json.writeBinary(bytes(cursor));
            case "geoPointValue" -> point(cursor, json);
            case "arrayValue" -> array(cursor, json);
            default -> map(cursor, json);
        }
    }

    /** A number as it stands; what isn't one stands as a string: NaN, Infinity, -Infinity. */
    private static void number(JsonCursor cursor, JsonGenerator json) throws IOException {
        if (!cursor.isText()) {
            json.writeNumber(cursor.decimal());
            return;
        }
        String text = cursor.requireText();
        switch (text) {
            case "NaN", "Infinity", "-Infinity" -> json.writeString(text);
            default -> throw cursor.wrong("a number");
        }
    }

    private static String time(JsonCursor cursor) {
        Instant time = Times.rfc3339(cursor.requireText());
        if (time == null) {
            throw cursor.wrong("a time of RFC 3339");
        }
        return Times.format(time);
    }

    private static byte[] bytes(JsonCursor cursor) {
        byte[] bytes = cursor.base64();
        if (bytes == null) {
            throw cursor.wrong("base64");
        }
        return bytes;
    }

    private static void point(JsonCursor cursor, JsonGenerator json) throws IOException {
        json.writeStartObject();
        BigDecimal latitude = BigDecimal.ZERO;
        BigDecimal longitude = BigDecimal.ZERO;
        if (cursor.enterObject()) {
            for (String name = cursor.nextField(); name != null; name = cursor.nextField()) {
                if (name.equals("latitude")) {
                    latitude = cursor.decimal();
                } else if (name.equals("longitude")) {
                    longitude = cursor.decimal();
                }
            }
        }
        json.writeNumberField("latitude", latitude);
        json.writeNumberField("longitude", longitude);
        json.writeEndObject();
    }

    private static void array(JsonCursor cursor, JsonGenerator json) throws IOException {
        json.writeStartArray();
        if (cursor.enterObject()) {
            for (String name = cursor.nextField(); name != null; name = cursor.nextField()) {
                if (name.equals("values") && cursor.enterArray()) {
                    while (cursor.nextElement()) {
                        value(cursor, json);
                    }
                }
            }
        }
        json.writeEndArray();
    }

    private static void map(JsonCursor cursor, JsonGenerator json) throws IOException {
        String name = cursor.enterObject() ? cursor.nextField() : null;
        boolean written = false;
        for (; name != null; name = cursor.nextField()) {
            if (name.equals("fields")) {
                fields(cursor, json);
                written = true;
            }
        }
        if (!written) {
            json.writeStartObject();
            json.writeEndObject();
        }
    }
}
