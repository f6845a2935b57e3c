package dev.peregrine.testing.wire;

import java.util.Locale;

/** What all hosts have in common on the way in. */
final class Requests {
    private Requests() {}

    /** Refuses what no HTTP server takes: control characters in a header. */
    static void checkHeaders(ClientRequest request) {
        for (ClientRequest.Header header : request.headers()) {
            if (isBroken(header.name()) || isBroken(header.value())) {
                throw ClientView.refused(400, "Bad Request", "a header holds a control character");
            }
        }
    }

    private static boolean isBroken(String text) {
        return text.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 127);
    }

    static int headerBytes(ClientRequest request) {
        int bytes = request.method().length() + request.target().length() + 12;
        for (ClientRequest.Header header : request.headers()) {
            bytes += header.name().length() + header.value().length() + 4;
        }
        return bytes;
    }

    /** The type and subtype of a media type, in lower case. */
    static String essence(String mediaType) {
        int semicolon = mediaType.indexOf(';');
        return (semicolon < 0 ? mediaType : mediaType.substring(0, semicolon))
                .trim()
                .toLowerCase(Locale.ROOT);
    }
}
