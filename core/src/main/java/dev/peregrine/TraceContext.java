package dev.peregrine;

import java.util.Optional;

/**
 * The trace an invocation belongs to, in the terms of the W3C recommendation <em>Trace Context</em>. Immutable.
 *
 * <p>Read from the headers {@code traceparent} and {@code tracestate}, from AWS X-Ray's {@code X-Amzn-Trace-Id} or from
 * Google's {@code X-Cloud-Trace-Context}; what isn't well-formed counts as absent, as the recommendation demands.
 */
public final class TraceContext {
    private static final int TRACE_ID_LENGTH = 32;
    private static final int SPAN_ID_LENGTH = 16;

    private final String traceId;
    private final String spanId;
    private final boolean sampled;
    private final String state;

    private TraceContext(String traceId, String spanId, boolean sampled, String state) {
        this.traceId = traceId;
        this.spanId = spanId;
        this.sampled = sampled;
        this.state = state;
    }

    /**
     * Reads W3C headers.
     *
     * @param traceparent the value of {@code traceparent}
     * @param tracestate the value of {@code tracestate}, or an empty string
     * @return the context, empty when {@code traceparent} isn't well-formed
     */
    public static Optional<TraceContext> fromTraceparent(String traceparent, String tracestate) {
        // version "-" trace-id "-" parent-id "-" trace-flags; later versions may append "-" and more
        String value = traceparent.trim();
        if (value.length() < 55
                || value.charAt(2) != '-'
                || value.charAt(35) != '-'
                || value.charAt(52) != '-'
                || !isHex(value, 0, 2)
                || !isHex(value, 53, 55)
                || value.startsWith("ff")) {
            return Optional.empty();
        }
        if (value.length() > 55 && (value.startsWith("00") || value.charAt(55) != '-')) {
            return Optional.empty();
        }
        boolean sampled = (Character.digit(value.charAt(54), 16) & 1) == 1;
        return of(value.substring(3, 35), value.substring(36, 52), sampled, tracestate.trim());
    }

    /**
     * Reads the header of AWS X-Ray, {@code Root=1-67891233-abcdef012345678912345678;Parent=463ac35c9f6413ad;Sampled=1}.
     *
     * @param header the value of {@code X-Amzn-Trace-Id}
     * @return the context, empty when the header isn't well-formed or names no parent
     */
    public static Optional<TraceContext> fromXRay(String header) {
        String root = field(header, "Root=");
        String parent = field(header, "Parent=");
        if (root.length() != 35 || !root.startsWith("1-") || root.charAt(10) != '-') {
            return Optional.empty();
        }
        String traceId = root.substring(2, 10).concat(root.substring(11));
        return of(lower(traceId), lower(parent), field(header, "Sampled=").equals("1"), "");
    }

    /**
     * Reads Google's header, {@code 105445aa7843bc8bf206b12000100000/1;o=1}; the span is a decimal number.
     *
     * @param header the value of {@code X-Cloud-Trace-Context}
     * @return the context, empty when the header isn't well-formed or names no span
     */
    public static Optional<TraceContext> fromCloudTrace(String header) {
        int slash = header.indexOf('/');
        if (slash != TRACE_ID_LENGTH) {
            return Optional.empty();
        }
        int semicolon = header.indexOf(';', slash);
        String span = header.substring(slash + 1, semicolon < 0 ? header.length() : semicolon);
        String options = semicolon < 0 ? "" : header.substring(semicolon + 1).trim();
        try {
            String hex = Long.toHexString(Long.parseUnsignedLong(span));
            String spanId = "0".repeat(SPAN_ID_LENGTH - hex.length()).concat(hex);
            return of(lower(header.substring(0, slash)), spanId, options.equals("o=1"), "");
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<TraceContext> of(String traceId, String spanId, boolean sampled, String state) {
        if (!isId(traceId, TRACE_ID_LENGTH) || !isId(spanId, SPAN_ID_LENGTH)) {
            return Optional.empty();
        }
        return Optional.of(new TraceContext(traceId, spanId, sampled, state));
    }

    /** An id is lower-case hexadecimal and not all zeros. */
    private static boolean isId(String id, int length) {
        if (id.length() != length || !isHex(id, 0, length)) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (id.charAt(i) != '0') {
                return true;
            }
        }
        return false;
    }

    private static boolean isHex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    private static String field(String header, String name) {
        int at = 0;
        while (at < header.length()) {
            int end = header.indexOf(';', at);
            if (end < 0) {
                end = header.length();
            }
            String part = header.substring(at, end).trim();
            if (part.startsWith(name)) {
                return part.substring(name.length());
            }
            at = end + 1;
        }
        return "";
    }

    private static String lower(String text) {
        return text.toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * The trace's id.
     *
     * @return 32 lower-case hexadecimal digits
     */
    public String traceId() {
        return traceId;
    }

    /**
     * The id of the caller's span, the parent of what this invocation records.
     *
     * @return 16 lower-case hexadecimal digits
     */
    public String spanId() {
        return spanId;
    }

    /**
     * Whether the caller records this trace.
     *
     * @return the sampled flag
     */
    public boolean sampled() {
        return sampled;
    }

    /**
     * The vendors' own entries, for handing on.
     *
     * @return the value of {@code tracestate}, or an empty string
     */
    public String state() {
        return state;
    }

    /**
     * The value of a {@code traceparent} header that names this context, for calls which the function makes.
     *
     * @return the value, of version 00
     */
    public String traceparent() {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof TraceContext that
                && traceId.equals(that.traceId)
                && spanId.equals(that.spanId)
                && sampled == that.sampled
                && state.equals(that.state);
    }

    @Override
    public int hashCode() {
        return traceId.hashCode() * 31 + spanId.hashCode();
    }

    @Override
    public String toString() {
        return traceparent();
    }
}
