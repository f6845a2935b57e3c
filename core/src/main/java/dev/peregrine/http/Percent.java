package dev.peregrine.http;

import dev.peregrine.text.Text;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Percent-encoding (RFC 3986, section 2.1) of paths and of form data; the only place that knows it. */
final class Percent {
    private static final String HEX = "0123456789ABCDEF";

    private Percent() {}

    /** Decodes form data: a plus is a space, and what isn't an escape stands for itself. */
    static String decodeForm(String text, Charset charset) {
        if (text.indexOf('%') < 0) {
            return text.indexOf('+') < 0 ? text : text.replace('+', ' ');
        }
        String spaced = text.replace('+', ' ');
        byte[] bytes = spaced.getBytes(charset);
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? digit(bytes[i + 1]) : -1;
            int low = high < 0 ? -1 : digit(bytes[i + 2]);
            if (low < 0) {
                bytes[length++] = bytes[i];
            } else {
                bytes[length++] = (byte) (high << 4 | low);
                i += 2;
            }
        }
        return new String(bytes, 0, length, charset);
    }

    /**
     * Decodes a piece of a path as UTF-8.
     *
     * @return null when an escape is malformed or the bytes are not UTF-8
     */
    static @Nullable String decodePath(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '%') {
                bytes[length++] = bytes[i];
                continue;
            }
            int high = i + 2 < bytes.length ? digit(bytes[i + 1]) : -1;
            int low = high < 0 ? -1 : digit(bytes[i + 2]);
            if (low < 0) {
                return null;
            }
            bytes[length++] = (byte) (high << 4 | low);
            i += 2;
        }
        return Text.decode(Arrays.copyOf(bytes, length), StandardCharsets.UTF_8);
    }

    /** Encodes a segment of a path: what RFC 3986 allows there stays, all else is escaped. */
    static void encodeSegment(String text, StringBuilder out) {
        encode(text, "-._~!$&'()*+,;=:@", out);
    }

    /** Encodes a name or a value of a query: all but unreserved characters is escaped. */
    static void encodeValue(String text, StringBuilder out) {
        encode(text, "-._~", out);
    }

    private static void encode(String text, String allowed, StringBuilder out) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if ((b >= '0' && b <= '9')
                    || (b >= 'a' && b <= 'z')
                    || (b >= 'A' && b <= 'Z')
                    || (b > 0 && allowed.indexOf(b) >= 0)) {
                out.append((char) b);
            } else {
                out.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
            }
        }
    }

    private static int digit(byte b) {
        return Character.digit(b, 16);
    }
}
