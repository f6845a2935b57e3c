package dev.peregrine.aws;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lambda's context with given values; it keeps what is logged. Thread-safe. */
final class FixedContext implements Context {
    final List<String> logged = Collections.synchronizedList(new ArrayList<>());
    private final String requestId;
    private final @Nullable String xrayTraceId;

    FixedContext(String requestId, @Nullable String xrayTraceId) {
        this.requestId = requestId;
        this.xrayTraceId = xrayTraceId;
    }

    FixedContext() {
        this("request-1", null);
    }

    @Override
    public String getAwsRequestId() {
        return requestId;
    }

    @Override
    public @Nullable String getXrayTraceId() {
        return xrayTraceId;
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/shop";
    }

    @Override
    public String getLogStreamName() {
        return "stream";
    }

    @Override
    public String getFunctionName() {
        return "shop";
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn:aws:lambda:us-east-1:123456789012:function:shop";
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
        return 60_000;
    }

    @Override
    public int getMemoryLimitInMB() {
        return 512;
    }

    @Override
    public LambdaLogger getLogger() {
        return new LambdaLogger() {
            @Override
            public void log(String message) {
                logged.add(message);
            }

            @Override
            public void log(byte[] message) {
                logged.add(new String(message, StandardCharsets.UTF_8));
            }
        };
    }
}
