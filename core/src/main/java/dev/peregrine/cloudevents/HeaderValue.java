package dev.peregrine.cloudevents;

import dev.peregrine.text.Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An attribute's text in a header (HTTP protocol binding, section 3.1.3.2). */
final class HeaderValue {
    private static final String HEX = "0123456789ABCDEF";

    private HeaderValue() {}

    /** Undoes the quoting that older versions wrote, then one round of percent-encoding; null when that isn't UTF-8. */
    static @Nullable String decode(String value) {
        String text = unquoted(value);
        int escape = text.indexOf('%');
        if (escape < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        byte[] run = new byte[text.length() / 3];
        int at = 0;
        while (escape >= 0) {
            decoded.append(text, at, escape);
            int length = 0;
            for (at = escape; octet(text, at) >= 0; at += 3) {
                run[length++] = (byte) octet(text, at);
            }
            if (length == 0) { // a percent sign that begins no escape stands for itself
                decoded.append('%');
                at++;
            } else {
                String characters = Text.decode(Arrays.copyOf(run, length), StandardCharsets.UTF_8);
                if (characters == null) {
                    return null;
                }
                decoded.append(characters);
            }
            escape = text.indexOf('%', at);
        }
        return decoded.append(text, at, text.length()).toString();
    }

    private static int octet(String text, int at) {
        if (at + 2 >= text.length() || text.charAt(at) != '%') {
            return -1;
        }
        int high = digit(text.charAt(at + 1));
        int low = digit(text.charAt(at + 2));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static int digit(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    /** The content of a value that is one quoted string; any other value as it stands. */
    private static String unquoted(String value) {
        if (value.length() < 2 || value.charAt(0) != '"') {
            return value;
        }
        StringBuilder content = new StringBuilder(value.length());
        for (int i = 1; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"') {
                return i == value.length() - 1 ? content.toString() : value;
            }
            if (c == '\\' && i + 1 < value.length()) {
                c = value.charAt(++i);
            }
            content.append(c);
        }
        return value;
    }

    /** Escapes the space, the quote, the percent sign and everything that isn't printable ASCII. */
    static String encode(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b > ' ' && b < 127 && b != '"' && b != '%') {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
            }
        }
        return encoded.toString();
    }
}
