package dev.peregrine.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes what {@link PackedReader} reads: values one after the other, without their types. */
final class PackedWriter {
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
        return put(to -> {
            to.writeInt(value.length);
            to.write(value);
        });
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
        return bytes.toByteArray();
    }
}
