package dev.peregrine.testing.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Percent-encoding and queries, as hosts handle them; the twins' own. */
final class Url {
    /** A name with a value. */
    record Pair(String name, String value) {}

    private Url() {}

    /** Decodes a path; empty when an escape is malformed or the bytes are not UTF-8. */
    static Optional<String> decodePath(String path) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '%') {
                out.write(bytes[i]);
                continue;
            }
            int value = escape(bytes, i);
            if (value < 0) {
                return Optional.empty();
            }
            out.write(value);
            i += 2;
        }
        return utf8(out.toByteArray());
    }

    /** Decodes a name or a value of a query: a plus is a space, malformed escapes stay as they are. */
    static String decodeQuery(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            int value = bytes[i] == '%' ? escape(bytes, i) : -1;
            if (value >= 0) {
                out.write(value);
                i += 2;
            } else {
                out.write(bytes[i] == '+' ? ' ' : bytes[i]);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static int escape(byte[] bytes, int percent) {
        if (percent + 2 >= bytes.length) {
            return -1;
        }
        int high = Character.digit(bytes[percent + 1], 16);
        int low = Character.digit(bytes[percent + 2], 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Cuts a query into its names and values, without decoding them. */
    static List<Pair> pairs(String query) {
        List<Pair> pairs = new ArrayList<>();
        for (String piece : query.split("&", -1)) {
            if (!piece.isEmpty()) {
                int equals = piece.indexOf('=');
                pairs.add(
                        equals < 0
                                ? new Pair(piece, "")
                                : new Pair(piece.substring(0, equals), piece.substring(equals + 1)));
            }
        }
        return pairs;
    }

    /** The names and values of a query, decoded. */
    static List<Pair> decodedPairs(String query) {
        return pairs(query).stream()
                .map(pair -> new Pair(decodeQuery(pair.name()), decodeQuery(pair.value())))
                .toList();
    }
}
