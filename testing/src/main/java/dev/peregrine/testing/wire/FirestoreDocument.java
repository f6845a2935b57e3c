package dev.peregrine.testing.wire;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code DocumentEventData} in protobuf. Source: {@code google/events/cloud/firestore/v1/data.proto} of
 * github.com/googleapis/google-cloudevents, and the wire format of protocol buffers.
 */
final class FirestoreDocument {
    private static final long SECONDS = 1_736_942_400L;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private FirestoreDocument() {}

    static byte[] event(String name, Optional<Map<?, ?>> before, Optional<Map<?, ?>> after) {
        FirestoreDocument event = new FirestoreDocument();
        after.ifPresent(fields -> event.bytes(1, document(name, fields)));
        before.ifPresent(fields -> event.bytes(2, document(name, fields)));
        return event.out.toByteArray();
    }

    private static byte[] document(String name, Map<?, ?> fields) {
        FirestoreDocument document = new FirestoreDocument();
        document.text(1, name);
        document.fields(2, fields);
        document.bytes(3, timestamp());
        document.bytes(4, timestamp());
        return document.out.toByteArray();
    }

    private static byte[] timestamp() {
        FirestoreDocument timestamp = new FirestoreDocument();
        timestamp.tag(1, 0);
        timestamp.varint(SECONDS);
        return timestamp.out.toByteArray();
    }

    /** A map is a repeated message of key and value. */
    private void fields(int number, Map<?, ?> fields) {
        fields.forEach((name, value) -> {
            FirestoreDocument entry = new FirestoreDocument();
            entry.text(1, String.valueOf(name));
            entry.bytes(2, value(value));
            bytes(number, entry.out.toByteArray());
        });
    }

    private static byte[] value(@Nullable Object value) {
        FirestoreDocument written = new FirestoreDocument();
        if (value instanceof Map<?, ?> map) {
            FirestoreDocument fields = new FirestoreDocument();
            fields.fields(1, map);
            written.bytes(6, fields.out.toByteArray());
        } else if (value instanceof List<?> list) {
            FirestoreDocument elements = new FirestoreDocument();
            list.forEach(element -> elements.bytes(1, value(element)));
            written.bytes(9, elements.out.toByteArray());
        } else if (value instanceof BigDecimal number) {
            written.number(number);
        } else if (value instanceof Boolean flag) {
            written.tag(1, 0);
            written.varint(flag ? 1 : 0);
        } else if (value == null) {
            written.tag(11, 0);
            written.varint(0);
        } else {
            written.text(17, value.toString());
        }
        return written.out.toByteArray();
    }

    private void number(BigDecimal number) {
        if (FirestoreTwin.isInteger(number)) {
            tag(2, 0);
            varint(number.toBigInteger().longValue());
        } else {
            tag(3, 1);
            long bits = Double.doubleToRawLongBits(number.doubleValue());
            for (int i = 0; i < 8; i++) {
                out.write((int) (bits >>> (8 * i)));
            }
        }
    }

    private void text(int number, String text) {
        bytes(number, text.getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(int number, byte[] bytes) {
        tag(number, 2);
        varint(bytes.length);
        out.writeBytes(bytes);
    }

    private void tag(int number, int wireType) {
        varint(((long) number << 3) | wireType);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
