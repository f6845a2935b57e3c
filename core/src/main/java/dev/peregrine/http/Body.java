package dev.peregrine.http;

import dev.peregrine.json.JsonCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The content of a request or a response: bytes, a value that is yet to be written as JSON, or a writer that produces the
 * bytes when they are sent. Immutable; thread-safe except that a writer runs each time its content is asked for.
 */
public final class Body {
    private static final Body EMPTY = new Body(new byte[0], null, null);

    private final byte @Nullable [] bytes;
    private final @Nullable Object value;
    private final @Nullable BodyWriter writer;

    private Body(byte @Nullable [] bytes, @Nullable Object value, @Nullable BodyWriter writer) {
        this.bytes = bytes;
        this.value = value;
        this.writer = writer;
    }

    /**
     * No content.
     *
     * @return the empty body
     */
    public static Body empty() {
        return EMPTY;
    }

    /**
     * Bytes. They are not copied: the caller gives them away and must not change them.
     *
     * @param bytes the content
     * @return the body
     */
    public static Body of(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new Body(bytes, null, null);
    }

    /**
     * Text.
     *
     * @param text the content
     * @param charset its encoding
     * @return the body
     */
    public static Body of(String text, Charset charset) {
        return of(text.getBytes(charset));
    }

    /**
     * A value that the app's codec writes as JSON.
     *
     * @param value the value
     * @return the body
     */
    public static Body json(Object value) {
        Objects.requireNonNull(value, "There is no value to write as JSON; answer 204 or 404 instead of null");
        return new Body(null, value, null);
    }

    /**
     * Content that is produced while it is sent, where the host can stream; collected in memory where it can't.
     *
     * @param writer produces the content
     * @return the body
     */
    public static Body stream(BodyWriter writer) {
        return new Body(null, null, writer);
    }

    /**
     * Whether this is known to be without content.
     *
     * @return true for no bytes; false for a value and a writer
     */
    public boolean isEmpty() {
        return bytes != null && bytes.length == 0;
    }

    /**
     * Whether the content is produced while it is sent.
     *
     * @return whether this was made by {@link #stream}
     */
    public boolean isStreamed() {
        return writer != null;
    }

    /**
     * The number of bytes.
     *
     * @return the number; a value is written, or a writer run, to find it
     * @throws UncheckedIOException when the writer fails
     */
    public int size() {
        return content().length;
    }

    /**
     * The content.
     *
     * @return a copy; a value is written by {@link JsonCodec#light()} unless a codec has written it before, and a writer runs
     * @throws UncheckedIOException when the writer fails
     */
    public byte[] bytes() {
        return encoded(null).content().clone();
    }

    /**
     * The content as a stream, without copying it.
     *
     * @return a new stream over the content
     */
    public InputStream asStream() {
        return new ByteArrayInputStream(encoded(null).content());
    }

    /**
     * Writes the content, without copying it.
     *
     * @param out where to
     * @throws IOException when writing fails
     */
    public void writeTo(OutputStream out) throws IOException {
        if (writer != null) {
            writer.writeTo(out);
        } else {
            out.write(encoded(null).content());
        }
    }

    /**
     * This content as bytes: a value written by a codec, a writer run, bytes as they are.
     *
     * @param codec writes a value; null for the default
     */
    Body encoded(@Nullable JsonCodec codec) {
        if (bytes != null) {
            return this;
        }
        if (value != null) {
            return of((codec == null ? JsonCodec.light() : codec).write(value));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (writer != null) {
                writer.writeTo(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(out.toByteArray());
    }

    /** The bytes themselves, for readers in this package that don't change them. */
    byte[] content() {
        return bytes == null ? encoded(null).content() : bytes;
    }
}
