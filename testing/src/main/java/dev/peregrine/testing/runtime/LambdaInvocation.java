package dev.peregrine.testing.runtime;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One invocation of a Lambda function: its payload and what the platform tells the function about it. Immutable; every
 * {@code with…} method returns a changed copy. Defaults: one minute's time, a fresh request id and an X-Ray header that
 * is not sampled, a function of the documentation's example account, no client context, identity or tenant.
 */
public final class LambdaInvocation {

    static final String REQUEST_ID = "Lambda-Runtime-Aws-Request-Id";
    static final String TRACE_ID = "Lambda-Runtime-Trace-Id";
    private static final String FUNCTION_ARN = "Lambda-Runtime-Invoked-Function-Arn";

    private final byte[] payload;
    private final Duration timeout;
    private final Map<String, String> headers;

    private LambdaInvocation(byte[] payload, Duration timeout, Map<String, String> headers) {
        this.payload = payload;
        this.timeout = timeout;
        this.headers = headers;
    }

    /**
     * An invocation with the defaults.
     *
     * @param payload what the function gets; the platform expects JSON, nobody checks it here; not copied
     * @return the invocation
     */
    public static LambdaInvocation of(byte[] payload) {
        return new LambdaInvocation(
                payload,
                Duration.ofMinutes(1),
                Map.of(FUNCTION_ARN, "arn:aws:lambda:us-east-1:123456789012:function:function"));
    }

    /**
     * The time the function gets once it was given the invocation; its deadline is that much later. The invocation fails
     * at the deadline with {@code Sandbox.Timedout}, and the platform kills the process.
     *
     * @param timeout the time, longer than none
     * @return the changed invocation
     */
    public LambdaInvocation withTimeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("A timeout must be longer than " + timeout);
        }
        return new LambdaInvocation(payload, timeout, headers);
    }

    /**
     * The request id, in place of a fresh one.
     *
     * @param id letters, digits and hyphens
     * @return the changed invocation
     */
    public LambdaInvocation withRequestId(String id) {
        if (!id.matches("[A-Za-z0-9-]+")) {
            throw new IllegalArgumentException("A request id is letters, digits and hyphens, unlike: " + id);
        }
        return with(REQUEST_ID, id);
    }

    /**
     * The X-Ray tracing header.
     *
     * @param header as in {@code Root=1-…;Parent=…;Sampled=1}
     * @return the changed invocation
     */
    public LambdaInvocation withTraceHeader(String header) {
        return with(TRACE_ID, header);
    }

    /**
     * The ARN the function was invoked by.
     *
     * @param arn with its version or alias, if any
     * @return the changed invocation
     */
    public LambdaInvocation withFunctionArn(String arn) {
        return with(FUNCTION_ARN, arn);
    }

    /**
     * The client context of an invocation from a mobile SDK.
     *
     * @param json its JSON, in ASCII
     * @return the changed invocation
     */
    public LambdaInvocation withClientContext(String json) {
        return with("Lambda-Runtime-Client-Context", json);
    }

    /**
     * The Cognito identity.
     *
     * @param json with {@code cognitoIdentityId} and {@code cognitoIdentityPoolId}
     * @return the changed invocation
     */
    public LambdaInvocation withCognitoIdentity(String json) {
        return with("Lambda-Runtime-Cognito-Identity", json);
    }

    /**
     * The tenant of a function with tenant isolation.
     *
     * @param tenant its id
     * @return the changed invocation
     */
    public LambdaInvocation withTenantId(String tenant) {
        return with("Lambda-Runtime-Aws-Tenant-Id", tenant);
    }

    private LambdaInvocation with(String header, String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
                throw new IllegalArgumentException(
                        header + " can carry ASCII only, unlike at position " + i + ": " + value);
            }
        }
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.put(header, value);
        return new LambdaInvocation(payload, timeout, Collections.unmodifiableMap(changed));
    }

    byte[] payload() {
        return payload;
    }

    Duration timeout() {
        return timeout;
    }

    Map<String, String> headers() {
        return headers;
    }
}
