package dev.peregrine.gcp;

import com.google.cloud.functions.HttpResponse;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the adapter writes; keeps what was said to it in order. */
final class InMemoryResponse implements HttpResponse {
    int status = 200;
    int flushes;
    boolean closed;
    boolean disconnected;
    final List<String> headers = new ArrayList<>();
    final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    String text() {
        return sent.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void setStatusCode(int code) {
        status = code;
    }

    @Override
    public void setStatusCode(int code, String message) {
        throw new AssertionError("the message is dropped");
    }

    @Override
    public void setContentType(String contentType) {
        appendHeader("content-type", contentType);
    }

    @Override
    public Optional<String> getContentType() {
        throw new AssertionError("nothing to ask for");
    }

    @Override
    public void appendHeader(String header, String value) {
        assertUntouched();
        headers.add(header + ": " + value);
    }

    private void assertUntouched() {
        if (sent.size() > 0) {
            throw new AssertionError("headers after the body");
        }
    }

    @Override
    public Map<String, List<String>> getHeaders() {
        throw new AssertionError("nothing to ask for");
    }

    @Override
    public OutputStream getOutputStream() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (disconnected) {
                    throw new IOException("the client is gone");
                }
                sent.write(bytes, offset, length);
            }

            @Override
            public void flush() {
                flushes++;
            }

            @Override
            public void close() {
                closed = true;
            }
        };
    }

    @Override
    public BufferedWriter getWriter() {
        throw new AssertionError("shuts out the stream");
    }
}
