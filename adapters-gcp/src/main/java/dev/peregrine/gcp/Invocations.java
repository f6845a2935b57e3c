package dev.peregrine.gcp;

import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.peregrine.Capability;
import dev.peregrine.Environment;
import dev.peregrine.Host;
import dev.peregrine.StartupException;
import dev.peregrine.spi.Invocation;
import io.cloudevents.CloudEvent;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Tells what is known of each invocation, from its request and the instance's environment. Thread-safe. */
final class Invocations {
    static final Host HTTP = new Host(
            "gcp",
            "cloud run functions",
            "HTTP function",
            Set.of(Capability.SEVERAL_COOKIES, Capability.BINARY_REQUESTS, Capability.STREAMED_RESPONSES));

    /** The same with all that events over HTTP can do. */
    static final Host HTTP_AND_EVENTS = new Host(
            HTTP.cloud(),
            HTTP.service(),
            HTTP.trigger(),
            Set.of(
                    Capability.SEVERAL_COOKIES,
                    Capability.BINARY_REQUESTS,
                    Capability.STREAMED_RESPONSES,
                    Capability.PARTIAL_FAILURES,
                    Capability.ORDERED_DELIVERY,
                    Capability.OLD_IMAGES,
                    Capability.DELETIONS));

    /** Google's default for HTTP functions. */
    private static final int DEFAULT_TIMEOUT_SECONDS = 300;

    private static final int MAX_ID_LENGTH = 128;

    private final LogTarget target;
    private final Environment environment;
    private final long timeoutMillis;
    private final int trustedProxies;
    private final String instance = Long.toHexString(ThreadLocalRandom.current().nextLong());
    private final AtomicLong count = new AtomicLong();

    Invocations(Environment environment, PrintStream out) {
        this.target = new LogTarget(
                environment.get("K_SERVICE").isPresent(),
                environment.get("GOOGLE_CLOUD_PROJECT").orElse(""),
                out);
        this.environment = environment;
        this.timeoutMillis = 1000L * number(environment, "CLOUD_RUN_TIMEOUT_SECONDS", DEFAULT_TIMEOUT_SECONDS);
        this.trustedProxies = number(environment, "PEREGRINE_TRUSTED_PROXIES", 0);
    }

    private static int number(Environment environment, String name, int otherwise) {
        Optional<String> value = environment.get(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value.get());
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new StartupException("The environment variable " + name + " is \"" + value.get()
                + "\"; set it to a whole number that isn't negative, or don't set it");
    }

    int trustedProxies() {
        return trustedProxies;
    }

    Invocation of(Host host, HttpRequest request, HttpResponse response, Map<String, List<String>> headers) {
        String cloudTrace = first(headers, "X-Cloud-Trace-Context");
        String traceparent = first(headers, "traceparent");
        String id = id(first(headers, "Function-Execution-Id"), cloudTrace, traceparent);
        return Invocation.of(host, id, new CloudLog(target, id, cloudTrace, traceparent))
                .deadline(environment.currentTimeMillis() + timeoutMillis, true)
                .timeOf(environment)
                .cloudTrace(cloudTrace)
                .natives(new GoogleObjects(request, response));
    }

    /** Of an event nothing of the request is left that brought it; what it says of its trace is its sender's. */
    Invocation of(Host host, CloudEvent event) {
        String traceparent = extension(event, "traceparent");
        String id = id(null, null, traceparent);
        return Invocation.of(host, id, new CloudLog(target, id, null, traceparent))
                .deadline(environment.currentTimeMillis() + timeoutMillis, true)
                .timeOf(environment)
                .traceparent(traceparent, extension(event, "tracestate"))
                .natives(new EventObjects(event));
    }

    private static @Nullable String extension(CloudEvent event, String name) {
        return event.getExtension(name) instanceof String text ? text : null;
    }

    /** Google's id where it sends one; else the trace and span, by which its own logs tell requests apart; else our own. */
    private String id(@Nullable String execution, @Nullable String cloudTrace, @Nullable String traceparent) {
        if (execution != null && isId(execution)) {
            return execution;
        }
        if (cloudTrace != null) {
            int semicolon = cloudTrace.indexOf(';');
            String id = (semicolon < 0 ? cloudTrace : cloudTrace.substring(0, semicolon)).replace('/', '-');
            if (isId(id)) {
                return id;
            }
        }
        if (traceparent != null && traceparent.length() >= 55) {
            // version "-" trace-id "-" parent-id "-" trace-flags
            String id = traceparent.substring(3, 52);
            if (isId(id)) {
                return id;
            }
        }
        return instance + "-" + count.incrementAndGet();
    }

    /** The headers may be the client's: what doesn't look like an id is none, so that it can't forge lines of logs. */
    private static boolean isId(String text) {
        if (text.isEmpty() || text.length() > MAX_ID_LENGTH) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '-' && c != '_') {
                return false;
            }
        }
        return true;
    }

    static @Nullable String first(Map<String, List<String>> headers, String name) {
        List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }
}
