package dev.peregrine.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The event of an invocation. Where its stream can be read again, as Lambda's can, it is read into a buffer that later
 * invocations use too, and once more for who asks for it while the function runs.
 */
final class Payload {
    private static final int FIRST_SIZE = 16 * 1024;
    private static final int LARGEST_KEPT = 1024 * 1024;

    private final InputStream input;

    /** All of the event, as soon as somebody has asked for it. */
    private byte @Nullable [] kept;

    private byte[] buffer;
    private int length;
    private boolean released;

    private Payload(InputStream input, byte[] buffer) {
        this.input = input;
        this.buffer = buffer;
    }

    /**
     * Reads an event.
     *
     * @param spare a buffer that nobody uses, or null
     */
    static Payload read(InputStream input, AtomicReference<byte @Nullable []> spare) throws IOException {
        if (!input.markSupported()) {
            byte[] all = input.readAllBytes();
            Payload payload = new Payload(input, all);
            payload.length = all.length;
            payload.kept = all;
            return payload;
        }
        input.mark(Integer.MAX_VALUE);
        byte[] unused = spare.getAndSet(null);
        Payload payload = new Payload(input, unused == null ? new byte[FIRST_SIZE] : unused);
        payload.fill();
        return payload;
    }

    private void fill() throws IOException {
        for (int read = 0; read >= 0; read = input.read(buffer, length, buffer.length - length)) {
            length += read;
            if (length == buffer.length) {
                buffer = Arrays.copyOf(buffer, Math.max(FIRST_SIZE, 2 * length));
            }
        }
    }

    /** The event from the buffer's beginning on; of no use after {@link #release}. */
    byte[] buffer() {
        return buffer;
    }

    /** The number of its bytes. */
    int length() {
        return length;
    }

    /** Gives the buffer to the next invocation, once: nobody may hold what it contains. An event kept as a whole is not given away. */
    void release(AtomicReference<byte @Nullable []> spare) {
        if (!released && kept != buffer && buffer.length <= LARGEST_KEPT) {
            spare.set(buffer);
        }
        released = true;
    }

    /** All of the event, to be kept; thread-safe once the buffer was released. */
    synchronized byte[] bytes() {
        byte[] all = kept;
        if (all == null) {
            all = released ? readAgain() : Arrays.copyOf(buffer, length);
            kept = all;
        }
        return all;
    }

    private byte[] readAgain() {
        try {
            input.reset();
            byte[] all = input.readAllBytes();
            if (all.length == length) {
                return all;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("The stream that held the event can't be read again, though it says so");
    }
}
