package dev.peregrine.azure;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.TraceContext;
import dev.peregrine.azure.RunningApp.StartFailure;
import dev.peregrine.azure.RunningApp.Started;
import dev.peregrine.http.Body;
import dev.peregrine.http.HttpProblem;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.spi.Deployment;
import dev.peregrine.spi.HostLog;
import dev.peregrine.spi.Invocation;
import dev.peregrine.spi.NativeObjects;
import java.util.Optional;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/** One HTTP request on its way to the app and back. Whatever fails, there is a response. */
final class HttpInvocation implements HostLog, NativeObjects {
    private final HttpRequestMessage<?> request;
    private final ExecutionContext context;

    private HttpInvocation(HttpRequestMessage<?> request, ExecutionContext context) {
        this.request = request;
        this.context = context;
    }

    static <T> HttpResponseMessage run(
            RunningApp app, HttpRequestMessage<Optional<T>> request, ExecutionContext context, boolean bytes) {
        long start = app.environment().currentTimeMillis();
        HttpInvocation invocation = new HttpInvocation(request, context);
        try {
            return ResponseEncoder.encode(invocation.answer(app, request, start, bytes), request);
        } catch (Throwable e) {
            // such as a library that is missing in the package: nothing of core may be relied on here
            invocation.error("Invocation " + context.getInvocationId() + " failed", e);
            return ResponseEncoder.lastResort(request);
        }
    }

    private <T> HttpResponse answer(
            RunningApp app, HttpRequestMessage<Optional<T>> message, long start, boolean bytes) {
        Invocation invocation =
                Invocation.of(RunningApp.HOST, context.getInvocationId(), this).natives(this);
        TraceContext trace = context.getTraceContext();
        if (trace != null) {
            invocation.traceparent(trace.getTraceparent(), trace.getTracestate());
        }
        Started started;
        try {
            started = app.started();
        } catch (StartFailure e) {
            return withoutHeadsBody(startFailure(e, invocation));
        }
        invocation.deadline(start + started.httpMillis(), true).timeOf(app.environment());
        try {
            return started.http(
                    context.getFunctionName(),
                    RequestDecoder.decode(message, bytes, started.trustedProxies, this),
                    invocation);
        } catch (HttpProblem e) {
            return withoutHeadsBody(started.deployment.failure(e, invocation));
        }
    }

    /** Core does so itself for a request that it has seen. */
    private HttpResponse withoutHeadsBody(HttpResponse response) {
        try {
            return request.getHttpMethod() == HttpMethod.HEAD ? response.withBody(Body.empty()) : response;
        } catch (IllegalArgumentException e) {
            return response;
        }
    }

    private HttpResponse startFailure(StartFailure failure, Invocation invocation) {
        Throwable cause = failure.getCause();
        return cause != null && failure.isNew
                ? Deployment.startFailure(context.getFunctionName(), cause, invocation)
                : HttpProblem.of(500)
                        .with("invocationId", context.getInvocationId())
                        .response();
    }

    /** Tells the people who run the function why callers are refused. */
    void warn(String message) {
        context.getLogger()
                .log(
                        Level.WARNING,
                        "Function " + context.getFunctionName() + ", invocation " + context.getInvocationId() + ": "
                                + message);
    }

    String functionName() {
        return context.getFunctionName();
    }

    @Override
    public void error(String message, Throwable cause) {
        context.getLogger().log(Level.SEVERE, message, cause);
    }

    @Override
    public @Nullable Object find(Class<?> type) {
        if (type == ExecutionContext.class) {
            return context;
        }
        return type == HttpRequestMessage.class ? request : null;
    }
}
