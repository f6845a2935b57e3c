package dev.peregrine.gcp;

import dev.peregrine.event.UndecodableException;
import dev.peregrine.text.Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads one protobuf message, field by field, from its bytes: what {@code google-cloudevent-types} would need 14 MB for.
 * Strict: what is cut off, too long or of another type than expected is an {@link UndecodableException}; so are groups, which
 * proto3 doesn't have. Source: protobuf.dev, "Encoding". Used by one thread.
 */
final class ProtobufReader {
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED_32 = 5;

    private final byte[] bytes;
    private final String what;
    private final int end;
    private int position;
    private int wireType;

    private ProtobufReader(byte[] bytes, int start, int end, String what) {
        this.bytes = bytes;
        this.position = start;
        this.end = end;
        this.what = what;
    }

    /**
     * Starts to read.
     *
     * @param bytes the message; not copied
     * @param what what it is, for messages
     */
    static ProtobufReader of(byte[] bytes, String what) {
        return new ProtobufReader(bytes, 0, bytes.length, what);
    }

    /**
     * Goes to the next field, whose value must then be read or skipped.
     *
     * @return its number, 0 at the end
     */
    int next() {
        if (position == end) {
            return 0;
        }
        long tag = readVarint();
        if (tag < 8 || tag > 0xFFFF_FFFFL) {
            throw wrong("a field has no valid number");
        }
        wireType = (int) tag & 7;
        return (int) (tag >>> 3);
    }

    long varint() {
        require(VARINT, "a varint");
        return readVarint();
    }

    double number() {
        require(FIXED_64, "a fixed number of 64 bits");
        long bits = 0;
        for (int i = take(8); i < position; i++) {
            bits = bits >>> 8 | (bytes[i] & 0xFFL) << 56;
        }
        return Double.longBitsToDouble(bits);
    }

    String text() {
        String text = Text.decode(content(), StandardCharsets.UTF_8);
        if (text == null) {
            throw wrong("a string is not UTF-8");
        }
        return text;
    }

    byte[] content() {
        int start = takeLength();
        return Arrays.copyOfRange(bytes, start, position);
    }

    /** Enters a message within this one, which goes on behind it. */
    ProtobufReader message() {
        int start = takeLength();
        return new ProtobufReader(bytes, start, position, what);
    }

    void skip() {
        switch (wireType) {
            case VARINT -> readVarint();
            case FIXED_64 -> take(8);
            case LENGTH -> takeLength();
            case FIXED_32 -> take(4);
            default -> throw wrong("a group, or no valid type");
        }
    }

    private int takeLength() {
        require(LENGTH, "a string, bytes or a message");
        long length = readVarint();
        if (length < 0 || length > end - position) {
            throw wrong("the bytes end early");
        }
        return take((int) length);
    }

    /** Passes over bytes and returns where they start. */
    private int take(int count) {
        int start = position;
        if (count > end - start) {
            throw wrong("the bytes end early");
        }
        position = start + count;
        return start;
    }

    private long readVarint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = bytes[take(1)];
            if (shift == 63 && next > 1) {
                break;
            }
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw wrong("a varint of more than 64 bits");
    }

    private void require(int expected, String name) {
        if (wireType != expected) {
            throw wrong("expected " + name);
        }
    }

    UndecodableException wrong(String detail) {
        return new UndecodableException(what + ", protobuf before byte " + position + ": " + detail);
    }
}
