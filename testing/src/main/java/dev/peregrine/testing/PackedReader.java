package dev.peregrine.testing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what {@link PackedWriter} wrote. */
final class PackedReader {
    private final ByteBuffer in;

    PackedReader(byte[] bytes) {
        in = ByteBuffer.wrap(bytes);
    }

    long number() {
        return in.getLong();
    }

    int count() {
        return (int) in.getLong();
    }

    boolean flag() {
        return in.get() != 0;
    }

    byte[] bytes() {
        byte[] value = new byte[in.getInt()];
        in.get(value);
        return value;
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    Optional<String> optionalText() {
        return flag() ? Optional.of(text()) : Optional.empty();
    }

    Optional<byte[]> optionalBytes() {
        return flag() ? Optional.of(bytes()) : Optional.empty();
    }

    Instant time() {
        long second = number();
        return Instant.ofEpochSecond(second, number());
    }

    Optional<Instant> optionalTime() {
        return flag() ? Optional.of(time()) : Optional.empty();
    }

    List<String> texts() {
        List<String> values = new ArrayList<>();
        for (int left = count(); left > 0; left--) {
            values.add(text());
        }
        return values;
    }

    List<byte[]> blobs() {
        List<byte[]> values = new ArrayList<>();
        for (int left = count(); left > 0; left--) {
            values.add(bytes());
        }
        return values;
    }
}
