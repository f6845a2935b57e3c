package dev.peregrine.testing.wire;

import java.nio.charset.StandardCharsets;

/** A CloudEvent as an HTTP request in binary mode: attributes in headers, the data as the body. */
final class EventRequest {
    private static final String HEX = "0123456789ABCDEF";

    private ClientRequest request;

    private EventRequest(ClientRequest request) {
        this.request = request;
    }

    static EventRequest of(String id, String source, String type) {
        return new EventRequest(ClientRequest.of("POST", "/"))
                .attribute("specversion", "1.0")
                .attribute("id", id)
                .attribute("source", source)
                .attribute("type", type);
    }

    EventRequest attribute(String name, String value) {
        request = request.withHeader("ce-" + name, encoded(value));
        return this;
    }

    /** Section 3.1.3.2 of the binding: space, quotes, percent signs and all that isn't printable ASCII. */
    private static String encoded(String value) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if (b > 0x20 && b < 0x7F && b != '"' && b != '%') {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
            }
        }
        return encoded.toString();
    }

    ClientRequest data(String mediaType, byte[] data) {
        return request.withHeader("Content-Type", mediaType).withBody(data);
    }

    ClientRequest withoutData() {
        return request;
    }
}
