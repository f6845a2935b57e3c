package dev.peregrine.testing.runtime;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads HTTP/1.1 messages (RFC 9112) exactly as sent. Shared by the raw client and the Runtime API server. */
final class HttpWire {

    /** The runtime client sends an X-Ray cause of up to 1 MiB in one header. */
    private static final int MAX_LINE = 2 * 1024 * 1024;

    private static final int MAX_HEADERS = 1000;

    private HttpWire() {}

    /** Start line and header fields of a message, in the order and case in which they came. */
    record Head(String startLine, List<RawResponse.Header> headers) {

        @Nullable
        String first(String name) {
            for (RawResponse.Header header : headers) {
                if (header.name().equalsIgnoreCase(name)) {
                    return header.value();
                }
            }
            return null;
        }

        /** Whether one of the comma-separated values of the field is this token, in any case. */
        boolean has(String name, String token) {
            for (RawResponse.Header header : headers) {
                if (header.name().equalsIgnoreCase(name)) {
                    for (String value : header.value().split(",", -1)) {
                        if (value.strip().equalsIgnoreCase(token)) {
                            return true;
                        }
                    }
                }
            }
            return false;
        }
    }

    /** The content of a message: the bytes kept, its whole length as received, whether all of it came. */
    static final class Body {

        static final Body EMPTY = new Body(new byte[0], 0, true);

        final byte[] bytes;
        final long length;
        final boolean complete;

        Body(byte[] bytes, long length, boolean complete) {
            this.bytes = bytes;
            this.length = length;
            this.complete = complete;
        }
    }

    /** Reads the next head, or null when the connection ended before its first byte. */
    static @Nullable Head readHead(InputStream in) throws IOException {
        String startLine = readLine(in);
        while (startLine != null && startLine.isEmpty()) {
            startLine = readLine(in);
        }
        if (startLine == null) {
            return null;
        }
        return new Head(startLine, readFields(in));
    }

    private static List<RawResponse.Header> readFields(InputStream in) throws IOException {
        List<RawResponse.Header> fields = new ArrayList<>();
        for (; ; ) {
            String line = readLine(in);
            if (line == null) {
                throw new EOFException("The connection ended inside the header fields");
            }
            if (line.isEmpty()) {
                return List.copyOf(fields);
            }
            int colon = line.indexOf(':');
            if (colon <= 0 || fields.size() == MAX_HEADERS) {
                throw new IOException("Not a header field, or too many of them: " + line);
            }
            fields.add(new RawResponse.Header(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
    }

    /**
     * Reads a message's content by its framing: chunked, by length, or until the connection ends.
     *
     * @param toEnd whether unframed content lasts until the connection ends (a response), or is empty (a request)
     * @param keep how many bytes to keep at most; the rest is read and counted only
     */
    static Body readBody(InputStream in, Head head, boolean toEnd, int keep) throws IOException {
        Sink sink = new Sink(keep);
        boolean complete = true;
        String length = head.first("Content-Length");
        if (head.has("Transfer-Encoding", "chunked")) {
            complete = copyChunks(in, sink);
        } else if (length != null) {
            complete = copy(in, sink, parse(length, 10));
        } else if (toEnd) {
            copy(in, sink, Long.MAX_VALUE);
        }
        return new Body(sink.toByteArray(), sink.length, complete);
    }

    private static boolean copyChunks(InputStream in, Sink sink) throws IOException {
        for (; ; ) {
            String line = readLine(in);
            if (line == null) {
                return false;
            }
            int extension = line.indexOf(';');
            long size = parse(extension < 0 ? line : line.substring(0, extension), 16);
            if (size == 0) {
                readFields(in);
                return true;
            }
            if (!copy(in, sink, size)) {
                return false;
            }
            String end = readLine(in);
            if (end == null) {
                return false;
            }
            if (!end.isEmpty()) {
                throw new IOException("A chunk is longer than its size says");
            }
        }
    }

    private static boolean copy(InputStream in, Sink sink, long length) throws IOException {
        byte[] buffer = new byte[8192];
        long left = length;
        while (left > 0) {
            int read = read(in, buffer, (int) Math.min(left, buffer.length));
            if (read < 0) {
                return false;
            }
            sink.write(buffer, 0, read);
            left -= read;
        }
        return true;
    }

    /** A reset inside the content is an end like any other: the message is incomplete. */
    private static int read(InputStream in, byte[] buffer, int count) throws IOException {
        try {
            return in.read(buffer, 0, count);
        } catch (SocketException e) {
            return -1;
        }
    }

    private static long parse(String number, int radix) throws IOException {
        try {
            long value = Long.parseLong(number.strip(), radix);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IOException("Not a length: " + number, e);
        }
        throw new IOException("Not a length: " + number);
    }

    /** Reads a line as ISO-8859-1, so that every byte survives; null when the connection ended before its first byte. */
    private static @Nullable String readLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (; ; ) {
            int next = in.read();
            if (next < 0) {
                if (line.size() == 0) {
                    return null;
                }
                throw new EOFException("The connection ended inside a line");
            }
            if (next == '\n') {
                String text = line.toString(StandardCharsets.ISO_8859_1);
                return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            }
            if (line.size() == MAX_LINE) {
                throw new IOException("A line is longer than " + MAX_LINE + " bytes");
            }
            line.write(next);
        }
    }

    private static final class Sink extends ByteArrayOutputStream {

        private final int keep;
        private long length;

        Sink(int keep) {
            this.keep = keep;
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int count) {
            length += count;
            super.write(bytes, offset, Math.min(count, keep - size()));
        }
    }
}
