package dev.peregrine.gcp;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes protobuf as protobuf.dev describes it, apart from what reads it. */
final class Protobuf {
    private static final BigInteger SEVEN_BITS = BigInteger.valueOf(127);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** A reference to another document. */
    static final class Reference {
        final String path;

        Reference(String path) {
            this.path = path;
        }
    }

    /** A point on earth. */
    static final class Point {
        final double latitude;
        final double longitude;

        Point(double latitude, double longitude) {
            this.latitude = latitude;
            this.longitude = longitude;
        }
    }

    /** {@code DocumentEventData}; a document without a name is left out. */
    static byte[] event(Map<String, ?> before, String nameBefore, Map<String, ?> after, String nameAfter) {
        Protobuf event = new Protobuf();
        if (!nameAfter.isEmpty()) {
            event.bytes(1, document(nameAfter, after));
        }
        if (!nameBefore.isEmpty()) {
            event.bytes(2, document(nameBefore, before));
            event.bytes(3, new Protobuf().bytes(1, utf8("a.b")).toBytes());
        }
        return event.toBytes();
    }

    static byte[] document(String name, Map<String, ?> fields) {
        Protobuf document = new Protobuf().bytes(1, utf8(name));
        fields.forEach((field, value) -> document.bytes(2, entry(field, value)));
        return document.bytes(3, time(Instant.EPOCH))
                .bytes(4, time(Instant.EPOCH))
                .toBytes();
    }

    private static byte[] entry(String name, @Nullable Object value) {
        return new Protobuf().bytes(1, utf8(name)).bytes(2, value(value)).toBytes();
    }

    static byte[] value(@Nullable Object value) {
        Protobuf written = new Protobuf();
        if (value == null) {
            written.number(11, 0);
        } else if (value instanceof Boolean bool) {
            written.number(1, bool ? 1 : 0);
        } else if (value instanceof Long number) {
            written.number(2, number);
        } else if (value instanceof Double number) {
            written.fixed(3, number);
        } else if (value instanceof Reference reference) {
            written.bytes(5, utf8(reference.path));
        } else if (value instanceof Map<?, ?> map) {
            Protobuf fields = new Protobuf();
            map.forEach((name, element) -> fields.bytes(1, entry((String) name, element)));
            written.bytes(6, fields.toBytes());
        } else if (value instanceof Point point) {
            written.bytes(
                    8,
                    new Protobuf()
                            .fixed(1, point.latitude)
                            .fixed(2, point.longitude)
                            .toBytes());
        } else if (value instanceof List<?> list) {
            Protobuf values = new Protobuf();
            list.forEach(element -> values.bytes(1, value(element)));
            written.bytes(9, values.toBytes());
        } else if (value instanceof Instant instant) {
            written.bytes(10, time(instant));
        } else if (value instanceof String text) {
            written.bytes(17, utf8(text));
        } else {
            written.bytes(18, (byte[]) value);
        }
        return written.toBytes();
    }

    private static byte[] time(Instant instant) {
        return new Protobuf()
                .number(1, instant.getEpochSecond())
                .number(2, instant.getNano())
                .toBytes();
    }

    Protobuf number(int field, long value) {
        tag(field, 0);
        return varint(value);
    }

    Protobuf fixed(int field, double value) {
        tag(field, 1);
        out.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(value)
                .array());
        return this;
    }

    Protobuf bytes(int field, byte[] value) {
        tag(field, 2);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    Protobuf tag(int field, int wireType) {
        return varint(field * 8L + wireType);
    }

    private Protobuf varint(long value) {
        BigInteger rest = new BigInteger(Long.toUnsignedString(value));
        while (rest.bitLength() > 7) {
            out.write(rest.and(SEVEN_BITS).intValue() + 128);
            rest = rest.shiftRight(7);
        }
        out.write(rest.intValue());
        return this;
    }

    Protobuf raw(int... bytes) {
        for (int next : bytes) {
            out.write(next);
        }
        return this;
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
