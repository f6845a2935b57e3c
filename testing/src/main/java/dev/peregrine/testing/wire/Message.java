package dev.peregrine.testing.wire;

import dev.peregrine.testing.wire.ClientRequest.Header;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** HTTP messages, for people to read and to keep in files. */
final class Message {
    static final Header CHUNKED = new Header("Transfer-Encoding", "chunked");

    private Message() {}

    /** The bytes of a message; its head in ISO-8859-1. */
    static byte[] of(String startLine, List<Header> lines, byte[] content) {
        StringBuilder head = new StringBuilder(startLine).append("\r\n");
        for (Header line : lines) {
            head.append(line.name()).append(": ").append(line.value()).append("\r\n");
        }
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        message.writeBytes(content);
        return message.toByteArray();
    }

    /** The request that a message holds; its content is all behind the first empty line. */
    static ClientRequest request(byte[] message) {
        int[] at = {0};
        String first = line(message, at);
        String[] parts = first.split(" ", -1);
        boolean right = parts.length == 2 || (parts.length == 3 && parts[2].startsWith("HTTP/"));
        if (!right || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw new IllegalArgumentException(
                    "Not an HTTP request: its first line has to be a method, a path and HTTP/1.1,"
                            + " such as \"POST /orders HTTP/1.1\"");
        }
        List<Header> headers = new ArrayList<>();
        boolean chunked = false;
        for (String line = line(message, at); !line.isEmpty(); line = line(message, at)) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("Not an HTTP request: line " + (headers.size() + 2)
                        + " is not a header such as \"Content-Type: text/plain\"; content has to follow an empty line");
            }
            headers.add(new Header(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
            chunked |= isChunked(headers.get(headers.size() - 1));
        }
        headers.removeIf(header -> isChunked(header) || header.name().equalsIgnoreCase("content-length"));
        ClientRequest request = ClientRequest.of(parts[0], parts[1])
                .withHeaders(headers)
                .withBody(Arrays.copyOfRange(message, at[0], message.length));
        return chunked ? request.chunked() : request;
    }

    private static boolean isChunked(Header header) {
        return header.name().equalsIgnoreCase(CHUNKED.name()) && header.value().equalsIgnoreCase(CHUNKED.value());
    }

    /** The line that begins at a place, which is moved behind it. */
    private static String line(byte[] message, int[] at) {
        int end = at[0];
        while (end < message.length && message[end] != '\n') {
            end++;
        }
        String line = new String(message, at[0], end - at[0], StandardCharsets.ISO_8859_1);
        at[0] = Math.min(end + 1, message.length);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }
}
