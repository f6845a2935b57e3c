package dev.peregrine.gcp;

import dev.peregrine.TraceContext;
import dev.peregrine.spi.HostLog;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Logs an invocation's failures where Google's own log agent picks them up: one line of JSON on standard output for each
 * (Google's documentation, "Structured logging"). Where no such agent listens, through {@code java.util.logging}, as
 * Google's invoker does.
 */
final class CloudLog implements HostLog {
    /** An entry of Cloud Logging holds 256 KB; a longer line would be taken apart. */
    private static final int MAX_MESSAGE = 100_000;

    private final LogTarget target;
    private final String invocationId;
    private final @Nullable String cloudTrace;
    private final @Nullable String traceparent;

    CloudLog(LogTarget target, String invocationId, @Nullable String cloudTrace, @Nullable String traceparent) {
        this.target = target;
        this.invocationId = invocationId;
        this.cloudTrace = cloudTrace;
        this.traceparent = traceparent;
    }

    @Override
    public void error(String message, Throwable cause) {
        if (!target.structured) {
            Logger.getLogger("dev.peregrine").log(Level.SEVERE, message, cause);
            return;
        }
        StringWriter text = new StringWriter();
        text.append(message).append('\n');
        cause.printStackTrace(new PrintWriter(text, true));
        StringBuilder json = new StringBuilder(text.getBuffer().length() + 300);
        json.append("{\"severity\":\"ERROR\",\"message\":");
        quote(cut(text.toString()), json);
        appendTrace(json);
        json.append(",\"logging.googleapis.com/labels\":{\"execution_id\":");
        quote(invocationId, json);
        json.append("}}\n");
        // one call, so that lines of concurrent invocations don't mix
        target.out.print(json);
        target.out.flush();
    }

    private static String cut(String text) {
        return text.length() <= MAX_MESSAGE ? text : text.substring(0, MAX_MESSAGE) + "\n… (cut)";
    }

    private void appendTrace(StringBuilder json) {
        Optional<TraceContext> trace = cloudTrace == null ? Optional.empty() : TraceContext.fromCloudTrace(cloudTrace);
        if (trace.isEmpty() && traceparent != null) {
            trace = TraceContext.fromTraceparent(traceparent, "");
        }
        if (trace.isPresent() && !target.project.isEmpty()) {
            json.append(",\"logging.googleapis.com/trace\":");
            quote("projects/" + target.project + "/traces/" + trace.get().traceId(), json);
            json.append(",\"logging.googleapis.com/spanId\":");
            quote(trace.get().spanId(), json);
        }
    }

    /** Writes a JSON string in ASCII, whatever the encoding of standard output is. */
    private static void quote(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c == '\n') {
                json.append("\\n");
            } else if (c < ' ' || c > '~') {
                json.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    json.append(Character.forDigit(c >> shift & 15, 16));
                }
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
