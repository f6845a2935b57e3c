package dev.peregrine.testing.wire;

import dev.peregrine.event.Change;
import dev.peregrine.event.RawChange;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Firestore database whose changes are told to a function through Eventarc, in protobuf or in JSON, as a trigger is configured.
 * Numbers of documents are 64-bit integers or doubles.
 */
public final class FirestoreTwin implements GoogleSource<RawChange> {
    private static final String DATABASE = "projects/" + Google.PROJECT + "/databases/(default)";

    private final boolean protobuf;

    private FirestoreTwin(boolean protobuf) {
        this.protobuf = protobuf;
    }

    /**
     * Data in protobuf, as Firestore sends them by itself.
     *
     * @return the twin, named {@code gcp-firestore}
     */
    public static FirestoreTwin protobuf() {
        return new FirestoreTwin(true);
    }

    /**
     * Data in JSON.
     *
     * @return the twin, named {@code gcp-firestore-json}
     */
    public static FirestoreTwin json() {
        return new FirestoreTwin(false);
    }

    @Override
    public String name() {
        return protobuf ? "gcp-firestore" : "gcp-firestore-json";
    }

    @Override
    public RawChange arriving(RawChange sent) {
        return RawChange.builder(sent.id(), kind(sent), sent.collection(), sent.key())
                .source("//firestore.googleapis.com/" + DATABASE)
                .oldImage(sent.oldImage().map(FirestoreTwin::stored).orElse(null))
                .newImage(sent.newImage().map(FirestoreTwin::stored).orElse(null))
                .time(Google.time(sent.time()))
                .build();
    }

    /** Numbers that aren't integers of 64 bits are kept as doubles. */
    private static byte[] stored(byte[] image) {
        return Json.write(stored(fields(image)));
    }

    private static @Nullable Object stored(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            map.forEach((name, member) -> members.put(String.valueOf(name), stored(member)));
            return members;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(FirestoreTwin::stored).toList();
        }
        return value instanceof BigDecimal number && !isInteger(number)
                ? (Object) BigDecimal.valueOf(number.doubleValue())
                : value;
    }

    private static Change.Kind kind(RawChange sent) {
        if (sent.kind() == Change.Kind.UPSERT) {
            throw new NotCarriedException("Firestore tells inserts from updates");
        }
        return sent.kind();
    }

    @Override
    public ClientRequest request(RawChange event) {
        String type = switch (kind(event)) {
            case INSERT -> "created";
            case UPDATE -> "updated";
            default -> "deleted";
        };
        String path = event.collection() + "/" + event.key();
        EventRequest request = EventRequest.of(
                        event.id(),
                        "//firestore.googleapis.com/" + DATABASE,
                        "google.cloud.firestore.document.v1." + type)
                .attribute("subject", "documents/" + path)
                .attribute("time", Google.time(event.time()).toString())
                .attribute("database", "(default)")
                .attribute("namespace", "(default)")
                .attribute("document", path);
        Optional<Map<?, ?>> before = event.oldImage().map(FirestoreTwin::fields);
        Optional<Map<?, ?>> after = event.newImage().map(FirestoreTwin::fields);
        String name = DATABASE + "/documents/" + path;
        if (protobuf) {
            return request.data("application/protobuf", FirestoreDocument.event(name, before, after));
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        after.ifPresent(fields -> json.put("value", document(name, fields)));
        before.ifPresent(fields -> json.put("oldValue", document(name, fields)));
        return request.data("application/json", Json.write(json));
    }

    private static Map<?, ?> fields(byte[] image) {
        try {
            if (Json.read(image) instanceof Map<?, ?> fields) {
                return fields;
            }
        } catch (IOException e) {
            // told below
        }
        throw new NotCarriedException("A document of Firestore is a JSON object");
    }

    private static Map<String, @Nullable Object> document(String name, Map<?, ?> fields) {
        String time = "2025-01-15T12:00:00Z";
        return Json.object("name", name, "fields", values(fields), "createTime", time, "updateTime", time);
    }

    private static Map<String, @Nullable Object> values(Map<?, ?> fields) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        fields.forEach((name, value) -> values.put(String.valueOf(name), value(value)));
        return values;
    }

    private static Map<String, @Nullable Object> value(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return Json.object("mapValue", Json.object("fields", values(map)));
        }
        if (value instanceof List<?> list) {
            return Json.object(
                    "arrayValue",
                    Json.object(
                            "values", list.stream().map(FirestoreTwin::value).toList()));
        }
        if (value instanceof BigDecimal number) {
            return isInteger(number)
                    ? Json.object("integerValue", number.toBigIntegerExact().toString())
                    : Json.object("doubleValue", number);
        }
        if (value instanceof Boolean) {
            return Json.object("booleanValue", value);
        }
        return value == null ? Json.object("nullValue", null) : Json.object("stringValue", value);
    }

    /** Whether a number is stored as an integer of 64 bits; others become doubles. */
    static boolean isInteger(BigDecimal number) {
        return number.scale() <= 0 && number.toBigInteger().bitLength() < 64;
    }
}
