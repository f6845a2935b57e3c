package dev.peregrine.gcp;

import com.google.cloud.functions.HttpResponse;
import dev.peregrine.http.Body;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a streamed body is written to. The start is held back, so that an early failure can still become a proper response;
 * from the first flush or 8 KB on, the response is on its way.
 */
final class StreamedBody extends OutputStream {
    private static final int HELD_BACK = 8192;

    private final dev.peregrine.http.HttpResponse answer;
    private final HttpResponse response;
    private final byte[] held = new byte[HELD_BACK];
    private int count;
    private @Nullable OutputStream out;
    private @Nullable IOException failure;

    StreamedBody(dev.peregrine.http.HttpResponse answer, HttpResponse response) {
        this.answer = answer;
        this.response = response;
    }

    /** Whether bytes, or at least the headers, were sent. */
    boolean isOnItsWay() {
        return out != null;
    }

    /** What the connection failed with, in contrast to what the writer of the body threw. */
    @Nullable
    IOException connectionFailure() {
        return failure;
    }

    /** The whole body, as long as it isn't on its way. */
    Body held() {
        return Body.of(Arrays.copyOf(held, count));
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (out == null && count + length <= HELD_BACK) {
            System.arraycopy(bytes, offset, held, count, length);
            count += length;
            return;
        }
        try {
            start().write(bytes, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            start().flush();
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** Closing Google's stream would cut the connection; the invoker ends the response itself. */
    @Override
    public void close() {}

    private OutputStream start() throws IOException {
        OutputStream started = out;
        if (started == null) {
            ResponseWriter.writeHead(answer, response);
            // else a client that asked to close the connection couldn't tell a broken off response from a complete one
            response.appendHeader("Transfer-Encoding", "chunked");
            started = response.getOutputStream();
            out = started;
            started.write(held, 0, count);
            started.flush();
        }
        return started;
    }
}
