package dev.peregrine.testing.wire;

import dev.peregrine.testing.wire.ClientRequest.Header;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the members of the JSON that a function returned to one of AWS's front ends. */
final class GatewayReply {
    /** The front end can't make sense of the reply. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String what) {
            super(what);
        }
    }

    private final Map<?, ?> members;

    private GatewayReply(Map<?, ?> members) {
        this.members = members;
    }

    static GatewayReply of(byte[] result) throws Malformed {
        try {
            if (Json.read(result) instanceof Map<?, ?> members) {
                return new GatewayReply(members);
            }
        } catch (IOException e) {
            throw new Malformed("The result isn't JSON: " + e.getMessage());
        }
        throw new Malformed("The result isn't a JSON object");
    }

    Map<?, ?> members() {
        return members;
    }

    boolean has(String member) {
        return members.containsKey(member);
    }

    /** The status, a number or digits. */
    int status() throws Malformed {
        Object value = members.get("statusCode");
        try {
            if (value instanceof BigDecimal || value instanceof String) {
                int status = new BigDecimal(value.toString()).intValueExact();
                if (status >= 100 && status <= 599) {
                    return status;
                }
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // falls through: neither is a status
        }
        throw new Malformed("statusCode is " + value);
    }

    /** The content, decoded where it says so; empty without one. */
    byte[] body() throws Malformed {
        boolean base64 = isBase64();
        Object body = members.get("body");
        if (body == null) {
            return new byte[0];
        }
        if (!(body instanceof String text)) {
            throw new Malformed("body is not a string");
        }
        return base64 ? decode(text) : text.getBytes(StandardCharsets.UTF_8);
    }

    boolean isBase64() throws Malformed {
        Object flag = members.get("isBase64Encoded");
        if (flag != null && !(flag instanceof Boolean)) {
            throw new Malformed("isBase64Encoded is not a boolean");
        }
        return Boolean.TRUE.equals(flag);
    }

    private static byte[] decode(String text) throws Malformed {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new Malformed("body is not base64");
        }
    }

    /** The lines of {@code headers}: one each, whose values may be scalars of any kind. */
    List<Header> headers() throws Malformed {
        List<Header> lines = new ArrayList<>();
        for (Map.Entry<?, ?> entry : object("headers").entrySet()) {
            lines.add(new Header(String.valueOf(entry.getKey()), scalar("headers", entry.getValue())));
        }
        return lines;
    }

    /** The lines of {@code multiValueHeaders}. */
    List<Header> multiValueHeaders() throws Malformed {
        List<Header> lines = new ArrayList<>();
        for (Map.Entry<?, ?> entry : object("multiValueHeaders").entrySet()) {
            if (!(entry.getValue() instanceof List<?> values)) {
                throw new Malformed("multiValueHeaders holds something other than lists");
            }
            for (Object value : values) {
                lines.add(new Header(String.valueOf(entry.getKey()), scalar("multiValueHeaders", value)));
            }
        }
        return lines;
    }

    /** The strings of {@code cookies}. */
    List<String> cookies() throws Malformed {
        Object cookies = members.get("cookies");
        if (cookies == null) {
            return List.of();
        }
        if (!(cookies instanceof List<?> list)) {
            throw new Malformed("cookies is not a list");
        }
        List<String> texts = new ArrayList<>();
        for (Object cookie : list) {
            texts.add(scalar("cookies", cookie));
        }
        return texts;
    }

    private Map<?, ?> object(String member) throws Malformed {
        Object value = members.get(member);
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new Malformed(member + " is not an object");
    }

    private static String scalar(String member, @Nullable Object value) throws Malformed {
        if (value == null || value instanceof Map<?, ?> || value instanceof List<?>) {
            throw new Malformed(member + " holds something other than text");
        }
        return value.toString();
    }

    static Optional<String> find(List<Header> lines, String name) {
        return lines.stream()
                .filter(line -> line.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }
}
