package dev.peregrine.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes what {@link PackedReader} reads: values one after the other, without their types. */
final class PackedWriter {
    /** What is longer isn't copied until all is put together. */
    private static final int LONG = 64 * 1024;

    private final List<byte[]> parts = new ArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    /** Writes to memory, where nothing fails. */
    private interface Write {
        void write(DataOutputStream out) throws IOException;
    }

    private PackedWriter put(Write write) {
        try {
            write.write(out);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PackedWriter number(long value) {
        return put(to -> to.writeLong(value));
    }

    PackedWriter flag(boolean value) {
        return put(to -> to.writeBoolean(value));
    }

    PackedWriter bytes(byte[] value) {
        put(to -> to.writeInt(value.length));
        if (value.length <= LONG) {
            return put(to -> to.write(value));
        }
        parts.add(bytes.toByteArray());
        bytes.reset();
        parts.add(value);
        return this;
    }

    PackedWriter text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    PackedWriter optionalText(Optional<String> value) {
        flag(value.isPresent());
        value.ifPresent(this::text);
        return this;
    }

    PackedWriter optionalBytes(Optional<byte[]> value) {
        flag(value.isPresent());
        value.ifPresent(this::bytes);
        return this;
    }

    PackedWriter time(Instant value) {
        return number(value.getEpochSecond()).number(value.getNano());
    }

    PackedWriter optionalTime(Optional<Instant> value) {
        flag(value.isPresent());
        value.ifPresent(this::time);
        return this;
    }

    PackedWriter texts(List<String> values) {
        number(values.size());
        values.forEach(this::text);
        return this;
    }

    PackedWriter blobs(List<byte[]> values) {
        number(values.size());
        values.forEach(this::bytes);
        return this;
    }

    byte[] toBytes() {
        if (parts.isEmpty()) {
            return bytes.toByteArray();
        }
        parts.add(bytes.toByteArray());
        bytes.reset();
        byte[] all = new byte[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
