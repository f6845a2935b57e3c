package dev.peregrine.testing.wire;

import com.google.cloud.functions.HttpResponse;
import dev.peregrine.testing.wire.ClientRequest.Header;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A response as Google's invoker takes it: held back until 32 KB are buffered, flushed, or written at once in bulk. */
final class GoogleResponse implements HttpResponse {
    private static final int BUFFER = 32 * 1024;
    private static final int BULK = BUFFER / 2;

    private final List<Header> lines = new ArrayList<>();
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private int status = 200;
    private boolean committed;
    private @Nullable OutputStream stream;
    private @Nullable BufferedWriter writer;

    @Override
    public void setStatusCode(int code) {
        status = code;
    }

    @Override
    public void setStatusCode(int code, String message) {
        status = code;
    }

    @Override
    public void setContentType(String contentType) {
        lines.removeIf(line -> line.name().equalsIgnoreCase("content-type"));
        lines.add(new Header("Content-Type", clean(contentType)));
    }

    @Override
    public Optional<String> getContentType() {
        return GatewayReply.find(lines, "content-type");
    }

    @Override
    public void appendHeader(String header, String value) {
        if (header.equalsIgnoreCase("content-type")) {
            setContentType(value);
        } else {
            lines.add(new Header(header, clean(value)));
        }
    }

    /** Line breaks and other control characters become spaces. */
    private static String clean(String value) {
        StringBuilder text = new StringBuilder();
        value.chars().forEach(c -> text.append(c < ' ' && c != '\t' ? ' ' : (char) c));
        return text.toString();
    }

    @Override
    public Map<String, List<String>> getHeaders() {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header line : lines) {
            headers.computeIfAbsent(line.name(), any -> new ArrayList<>()).add(line.value());
        }
        return headers;
    }

    @Override
    public OutputStream getOutputStream() {
        if (writer != null) {
            throw new IllegalStateException("getWriter called");
        }
        if (stream == null) {
            stream = new Buffered();
        }
        return stream;
    }

    @Override
    public BufferedWriter getWriter() {
        if (writer == null) {
            if (stream != null) {
                throw new IllegalStateException("getOutputStream called");
            }
            // the invoker's own writer doesn't hold anything back either
            writer = new BufferedWriter(new OutputStreamWriter(getOutputStream(), charset()));
        }
        return writer;
    }

    /** What the invoker's server takes for a type without a charset. */
    private Charset charset() {
        String type = getContentType().orElse("");
        boolean latin = Requests.essence(type).equals("text/plain")
                && GoogleRequest.charsetName(type).isEmpty();
        return latin ? StandardCharsets.ISO_8859_1 : GoogleRequest.charset(type).orElse(StandardCharsets.UTF_8);
    }

    private final class Buffered extends OutputStream {
        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            held.write(bytes, offset, length);
            if (length > BULK || held.size() > BUFFER) {
                flush();
            }
        }

        @Override
        public void flush() {
            committed = true;
            sent.writeBytes(held.toByteArray());
            held.reset();
        }
    }

    private void finish() {
        if (writer != null) {
            try {
                writer.flush();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        sent.writeBytes(held.toByteArray());
        held.reset();
    }

    int status() {
        return status;
    }

    List<Header> lines() {
        return lines;
    }

    boolean isCommitted() {
        return committed;
    }

    /** What has gone to the client. */
    byte[] sent() {
        return sent.toByteArray();
    }

    /** Drops what hasn't gone to the client. */
    void drop() {
        sent.reset();
        held.reset();
    }

    /** Ends the response: whether its content is of another length than announced. */
    boolean isTorn(String method) {
        finish();
        Optional<String> announced = GatewayReply.find(lines, "content-length");
        boolean empty = sent.size() == 0 && (method.equals("HEAD") || status == 304);
        return announced.isPresent() && !empty && !announced.get().equals(Integer.toString(sent.size()));
    }

    byte[] message() {
        return Message.of("HTTP/1.1 " + status, lines, sent.toByteArray());
    }
}
