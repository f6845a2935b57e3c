package dev.peregrine.aws;

import dev.peregrine.http.Headers;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.http.HttpStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Writes a response as the JSON that a format takes, and nothing it doesn't: a REST API refuses unknown fields, a load balancer
 * refuses null and missing ones, an HTTP API takes JSON without a status for the body itself.
 *
 * <p>By hand, because a body that is text goes from bytes to bytes.
 */
final class ResponseWriter {
    private static final String HEX = "0123456789abcdef";

    private byte[] out;
    private int length;

    private ResponseWriter(int capacity) {
        this.out = new byte[capacity];
    }

    /**
     * Writes a response.
     *
     * @throws IllegalStateException when the format can't hold its headers
     */
    static ResponseWriter of(HttpResponse response, WireFormat format) {
        byte[] body = response.body().bytes();
        boolean base64 = isEncoded(response.headers()) || !isUtf8(body);
        byte[] content = base64 ? Base64.getEncoder().encode(body) : body;
        ResponseWriter json = new ResponseWriter(content.length + content.length / 8 + 256);
        json.raw("{\"statusCode\":").raw(Integer.toString(response.status()));
        if (format.loadBalancer) {
            String status = Integer.toString(response.status()).concat(" ");
            json.raw(",\"statusDescription\":").text(status.concat(HttpStatus.reason(response.status())));
        }
        if (format.multiValue) {
            json.lists(response.headers());
        } else {
            json.values(response.headers(), format);
        }
        json.raw(",\"body\":").text(content).raw(base64 ? ",\"isBase64Encoded\":true}" : ",\"isBase64Encoded\":false}");
        return json;
    }

    int size() {
        return length;
    }

    void writeTo(OutputStream target) throws IOException {
        target.write(out, 0, length);
    }

    /** Whether the content has a coding such as gzip, which some of the hosts would spoil as text. */
    private static boolean isEncoded(Headers headers) {
        for (int i = 0; i < headers.size(); i++) {
            if (headers.nameAt(i).equals("content-encoding")
                    && !headers.valueAt(i).equalsIgnoreCase("identity")) {
                return true;
            }
        }
        return false;
    }

    private void lists(Headers headers) {
        raw(",\"multiValueHeaders\":{");
        boolean first = true;
        for (int i = 0; i < headers.size(); i++) {
            String name = headers.nameAt(i);
            if (isRepetition(headers, i)) {
                continue;
            }
            raw(first ? "" : ",").text(name).raw(":[").text(headers.valueAt(i));
            for (int j = i + 1; j < headers.size(); j++) {
                if (headers.nameAt(j).equals(name)) {
                    raw(",").text(headers.valueAt(j));
                }
            }
            raw("]");
            first = false;
        }
        raw("}");
    }

    private void values(Headers headers, WireFormat format) {
        raw(",\"headers\":{");
        boolean first = true;
        int cookies = 0;
        for (int i = 0; i < headers.size(); i++) {
            String name = headers.nameAt(i);
            if (format.cookiesApart() && name.equals("set-cookie")) {
                cookies++;
            } else if (!isRepetition(headers, i)) {
                raw(first ? "" : ",").text(name).raw(":").text(joined(headers, i, format));
                first = false;
            }
        }
        raw("}");
        if (cookies > 0) {
            raw(",\"cookies\":[");
            for (int i = 0; i < headers.size(); i++) {
                if (headers.nameAt(i).equals("set-cookie")) {
                    text(headers.valueAt(i)).raw(--cookies > 0 ? "," : "]");
                }
            }
        }
    }

    private static boolean isRepetition(Headers headers, int index) {
        for (int i = 0; i < index; i++) {
            if (headers.nameAt(i).equals(headers.nameAt(index))) {
                return true;
            }
        }
        return false;
    }

    /** All lines of a name as one, which RFC 9110, section 5.3, allows for fields that are lists. */
    private static String joined(Headers headers, int index, WireFormat format) {
        String name = headers.nameAt(index);
        String value = headers.valueAt(index);
        StringBuilder all = null;
        for (int i = index + 1; i < headers.size(); i++) {
            if (headers.nameAt(i).equals(name)) {
                if (!isList(name)) {
                    throw new IllegalStateException("The response has several lines of the header " + name + ", and "
                            + format.host.title() + " can send only one; leave the others out");
                }
                if (all == null) {
                    all = new StringBuilder(value);
                }
                all.append(", ").append(headers.valueAt(i));
            }
        }
        return all == null ? value : all.toString();
    }

    private static boolean isList(String name) {
        return switch (name) {
            case "set-cookie",
                    "content-type",
                    "content-disposition",
                    "content-location",
                    "content-range",
                    "date",
                    "etag",
                    "expires",
                    "last-modified",
                    "location",
                    "retry-after",
                    "age" -> false;
            default -> true;
        };
    }

    private ResponseWriter raw(String ascii) {
        reserve(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            out[length++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    /** Headers are printable ASCII, and hardly ever need an escape. */
    private ResponseWriter text(String value) {
        int size = value.length();
        reserve(size + 2);
        int at = length;
        out[at++] = '"';
        for (int i = 0; i < size; i++) {
            char c = value.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return text(value.getBytes(StandardCharsets.UTF_8));
            }
            out[at++] = (byte) c;
        }
        out[at++] = '"';
        length = at;
        return this;
    }

    /** Writes UTF-8 as a JSON string. */
    private ResponseWriter text(byte[] utf8) {
        reserve(utf8.length + 2);
        out[length++] = '"';
        int plain = 0;
        for (int i = 0; i < utf8.length; i++) {
            byte b = utf8[i];
            boolean control = b >= 0 && b < ' ';
            if (b == '"' || b == '\\' || control) {
                append(utf8, plain, i);
                // room for what is left, the closing quote and the longest escape
                reserve(utf8.length - i + 7);
                if (control) {
                    escape(b);
                } else {
                    out[length++] = '\\';
                    out[length++] = b;
                }
                plain = i + 1;
            }
        }
        append(utf8, plain, utf8.length);
        out[length++] = '"';
        return this;
    }

    private void append(byte[] text, int from, int to) {
        System.arraycopy(text, from, out, length, to - from);
        length += to - from;
    }

    private void escape(byte control) {
        out[length++] = '\\';
        switch (control) {
            case '\n' -> out[length++] = 'n';
            case '\r' -> out[length++] = 'r';
            case '\t' -> out[length++] = 't';
            default -> {
                out[length++] = 'u';
                out[length++] = '0';
                out[length++] = '0';
                out[length++] = (byte) HEX.charAt(control >> 4);
                out[length++] = (byte) HEX.charAt(control & 15);
            }
        }
    }

    private void reserve(int more) {
        if (out.length - length < more) {
            out = Arrays.copyOf(out, length + more + length / 2);
        }
    }

    /** Whether bytes are well-formed UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF. */
    static boolean isUtf8(byte[] bytes) {
        int i = 0;
        while (i < bytes.length) {
            int first = bytes[i++];
            if (first >= 0) {
                continue;
            }
            first &= 0xFF;
            int following = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
            if (first < 0xC2 || first > 0xF4 || i + following > bytes.length) {
                return false;
            }
            int second = bytes[i] & 0xFF;
            int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
            int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
            if (second < least || second > most) {
                return false;
            }
            for (int j = 1; j < following; j++) {
                if ((bytes[i + j] & 0xC0) != 0x80) {
                    return false;
                }
            }
            i += following;
        }
        return true;
    }
}
