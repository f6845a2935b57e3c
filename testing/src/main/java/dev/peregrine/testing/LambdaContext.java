package dev.peregrine.testing;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.peregrine.Environment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What Lambda's runtime hands over beside the event; the log is kept. */
@SuppressWarnings("NullAway") // the runtime gives null for identities it doesn't have, and so does this
final class LambdaContext implements Context, LambdaLogger {
    static final String TRACE = "Root=1-67891233-abcdef012345678912345678;Parent=463ac35c9f6413ad;Sampled=1";

    private static final AtomicLong COUNTER = new AtomicLong();
    private static final int TIMEOUT_MILLIS = 30_000;

    private final String requestId = "8476a536-e9f4-11e8-9739-%012x".formatted(COUNTER.incrementAndGet());
    private final Environment environment;
    private final long deadline;
    private final List<String> log = new CopyOnWriteArrayList<>();

    LambdaContext(Environment environment) {
        this.environment = environment;
        this.deadline = environment.currentTimeMillis() + TIMEOUT_MILLIS;
    }

    List<String> log() {
        return log;
    }

    @Override
    public void log(String message) {
        log.add(message.stripTrailing());
    }

    @Override
    public void log(byte[] message) {
        log(new String(message, StandardCharsets.UTF_8));
    }

    @Override
    public LambdaLogger getLogger() {
        return this;
    }

    @Override
    public String getAwsRequestId() {
        return requestId;
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/function";
    }

    @Override
    public String getLogStreamName() {
        return "2025/01/15/[$LATEST]58419525dade4d17a495dceeeed44708";
    }

    @Override
    public String getFunctionName() {
        return "function";
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn:aws:lambda:eu-central-1:123456789012:function:function";
    }

    @Override
    public @Nullable CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public @Nullable ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return (int) Math.max(0, deadline - environment.currentTimeMillis());
    }

    @Override
    public int getMemoryLimitInMB() {
        return 512;
    }

    @Override
    public String getXrayTraceId() {
        return TRACE;
    }
}
