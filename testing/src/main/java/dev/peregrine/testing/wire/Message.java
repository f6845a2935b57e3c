package dev.peregrine.testing.wire;

import dev.peregrine.testing.wire.ClientRequest.Header;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** HTTP messages, for people to read. */
final class Message {
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
}
