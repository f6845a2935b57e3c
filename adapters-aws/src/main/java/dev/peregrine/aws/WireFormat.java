package dev.peregrine.aws;

import dev.peregrine.Capability;
import dev.peregrine.Host;
import java.util.Set;

/**
 * The forms in which Lambda is called for HTTP and directly. Sources: the Amazon API Gateway, Lambda and Elastic Load Balancing developer guides,
 * and events captured from them.
 */
final class WireFormat {
    /** What Lambda takes as an answer, in bytes: its documented 6 MB, as its own error message counts them. */
    private static final int LAMBDA_LIMIT = 6_291_556;

    /** What a load balancer takes as an answer, in bytes of JSON. */
    private static final int ALB_LIMIT = 1024 * 1024;

    static final WireFormat HTTP_API = http("HTTP API (payload 2.0)", false, false, LAMBDA_LIMIT);
    static final WireFormat REST_API = http("REST API", true, false, LAMBDA_LIMIT);
    static final WireFormat FUNCTION_URL = http("Function URL", false, false, LAMBDA_LIMIT);
    static final WireFormat ALB = http("ALB", false, true, ALB_LIMIT);
    static final WireFormat ALB_MULTI = http("ALB (multi-value headers)", true, true, ALB_LIMIT);
    static final WireFormat DIRECT =
            new WireFormat(host("direct invocation", Set.of(Capability.KNOWN_DEADLINE)), false, false, LAMBDA_LIMIT);

    /** All of them together, for the start: which one comes is known only when it does. */
    static final Host ANY = host(
            "any trigger",
            Set.of(
                    Capability.BINARY_REQUESTS,
                    Capability.KNOWN_DEADLINE,
                    Capability.SEVERAL_COOKIES,
                    Capability.PARTIAL_FAILURES,
                    Capability.ORDERED_DELIVERY,
                    Capability.OLD_IMAGES,
                    Capability.DELETIONS));

    final Host host;

    /** Whether an answer's headers are lists of values. */
    final boolean multiValue;

    /** Whether this is a load balancer, which is strict about what an answer must hold. */
    final boolean loadBalancer;

    final int limit;

    private WireFormat(Host host, boolean multiValue, boolean loadBalancer, int limit) {
        this.host = host;
        this.multiValue = multiValue;
        this.loadBalancer = loadBalancer;
        this.limit = limit;
    }

    private static WireFormat http(String trigger, boolean multiValue, boolean loadBalancer, int limit) {
        Host host = host(trigger, httpCapabilities(multiValue || !loadBalancer));
        return new WireFormat(host, multiValue, loadBalancer, limit);
    }

    private static Host host(String trigger, Set<Capability> capabilities) {
        return new Host("aws", "lambda", trigger, capabilities);
    }

    private static Set<Capability> httpCapabilities(boolean severalCookies) {
        return severalCookies
                ? Set.of(Capability.BINARY_REQUESTS, Capability.KNOWN_DEADLINE, Capability.SEVERAL_COOKIES)
                : Set.of(Capability.BINARY_REQUESTS, Capability.KNOWN_DEADLINE);
    }

    /** Whether cookies have a list of their own, on the way in and out. */
    boolean cookiesApart() {
        return !multiValue && !loadBalancer;
    }
}
