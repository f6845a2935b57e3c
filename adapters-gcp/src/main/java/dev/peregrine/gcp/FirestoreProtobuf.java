package dev.peregrine.gcp;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.peregrine.text.Times;
import java.io.IOException;
import java.time.Instant;

/**
 * Reads {@code DocumentEventData} in protobuf. Source of the numbers: {@code google/events/cloud/firestore/v1/data.proto} of
 * github.com/googleapis/google-cloudevents, with {@code google/protobuf/timestamp.proto} and {@code
 * google/type/latlng.proto}. Fields that aren't known are passed over; but a value of no known type is refused, because a
 * document without it would be another one.
 */
final class FirestoreProtobuf {
    /** From year 1 to year 9999, as the type says. */
    private static final long FIRST_SECOND = -62_135_596_800L;

    private static final long LAST_SECOND = 253_402_300_799L;

    private FirestoreProtobuf() {}

    /**
     * Reads both documents.
     *
     * @throws dev.peregrine.event.UndecodableException when it isn't what it should be
     * @throws IOException when a document has two fields of one name
     */
    static DocumentImages read(byte[] bytes, String what) throws IOException {
        ProtobufReader event = ProtobufReader.of(bytes, what);
        DocumentImages images = new DocumentImages();
        int seen = 0;
        for (int field = event.next(); field != 0; field = event.next()) {
            if (field == 1 || field == 2) {
                if ((seen & field) != 0) {
                    throw event.wrong("a document is given twice");
                }
                seen |= field;
                document(event.message(), field == 1 ? images.after : images.before);
            } else {
                event.skip();
            }
        }
        return images;
    }

    private static void document(ProtobufReader document, DocumentImages.Image image) throws IOException {
        try (JsonGenerator json = image.writer()) {
            json.writeStartObject();
            for (int field = document.next(); field != 0; field = document.next()) {
                if (field == 1) {
                    image.name = document.text();
                } else if (field == 2) {
                    entry(document.message(), json, 1);
                } else {
                    document.skip();
                }
            }
            json.writeEndObject();
        }
    }

    /** An entry of a map; the order of its two parts isn't fixed. */
    private static void entry(ProtobufReader entry, JsonGenerator json, int depth) throws IOException {
        String name = "";
        ProtobufReader value = null;
        for (int field = entry.next(); field != 0; field = entry.next()) {
            if (field == 1) {
                name = entry.text();
            } else if (field == 2) {
                value = entry.message();
            } else {
                entry.skip();
            }
        }
        if (value == null) {
            throw entry.wrong("a field has no value");
        }
        json.writeFieldName(name);
        value(value, json, depth);
    }

    private static void value(ProtobufReader value, JsonGenerator json, int depth) throws IOException {
        if (depth > DocumentImages.MAX_DEPTH) {
            throw value.wrong("maps and arrays are nested more than " + DocumentImages.MAX_DEPTH + " deep");
        }
        boolean written = false;
        for (int field = value.next(); field != 0; field = value.next()) {
            if (!isValue(field)) {
                value.skip();
            } else if (written) {
                throw value.wrong("a value is of two types");
            } else {
                write(field, value, json, depth);
                written = true;
            }
        }
        if (!written) {
            throw value.wrong("a value is of no known type");
        }
    }

    private static boolean isValue(int field) {
        return switch (field) {
            case 1, 2, 3, 5, 6, 8, 9, 10, 11, 17, 18 -> true;
            default -> false;
        };
    }

    private static void write(int field, ProtobufReader value, JsonGenerator json, int depth) throws IOException {
        switch (field) {
            case 1 -> json.writeBoolean(value.varint() != 0);
            case 2 -> json.writeNumber(value.varint());
            // what isn't a number goes as a string: NaN, Infinity, -Infinity
            case 3 -> json.writeNumber(value.number());
            case 5, 17 -> json.writeString(value.text());
            case 6 -> map(value.message(), json, depth);
            case 8 -> point(value.message(), json);
            case 9 -> array(value.message(), json, depth);
            case 10 -> json.writeString(time(value.message()));
            case 18 -> json.writeBinary(value.content());
            default -> {
                value.varint();
                json.writeNull();
            }
        }
    }

    private static void map(ProtobufReader map, JsonGenerator json, int depth) throws IOException {
        json.writeStartObject();
        for (int field = map.next(); field != 0; field = map.next()) {
            if (field == 1) {
                entry(map.message(), json, depth + 1);
            } else {
                map.skip();
            }
        }
        json.writeEndObject();
    }

    private static void array(ProtobufReader array, JsonGenerator json, int depth) throws IOException {
        json.writeStartArray();
        for (int field = array.next(); field != 0; field = array.next()) {
            if (field == 1) {
                value(array.message(), json, depth + 1);
            } else {
                array.skip();
            }
        }
        json.writeEndArray();
    }

    private static void point(ProtobufReader point, JsonGenerator json) throws IOException {
        double latitude = 0;
        double longitude = 0;
        for (int field = point.next(); field != 0; field = point.next()) {
            if (field == 1) {
                latitude = point.number();
            } else if (field == 2) {
                longitude = point.number();
            } else {
                point.skip();
            }
        }
        json.writeStartObject();
        json.writeNumberField("latitude", latitude);
        json.writeNumberField("longitude", longitude);
        json.writeEndObject();
    }

    private static String time(ProtobufReader time) {
        long seconds = 0;
        long nanos = 0;
        for (int field = time.next(); field != 0; field = time.next()) {
            if (field == 1) {
                seconds = time.varint();
            } else if (field == 2) {
                nanos = time.varint();
            } else {
                time.skip();
            }
        }
        if (seconds < FIRST_SECOND || seconds > LAST_SECOND || nanos < 0 || nanos > 999_999_999) {
            throw time.wrong("a time is out of range");
        }
        return Times.format(Instant.ofEpochSecond(seconds, nanos));
    }
}
