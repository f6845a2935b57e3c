package dev.peregrine.azure;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.RetryContext;
import com.microsoft.azure.functions.TraceContext;
import dev.peregrine.Environment;
import dev.peregrine.StartupException;
import dev.peregrine.azure.RunningApp.StartFailure;
import dev.peregrine.azure.RunningApp.Started;
import dev.peregrine.spi.Delivery;
import dev.peregrine.spi.FunctionDefinition;
import dev.peregrine.spi.HostLog;
import dev.peregrine.spi.Invocation;
import dev.peregrine.spi.NativeObjects;
import dev.peregrine.spi.Redelivery;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/** One delivery of events on its way to the app. Whatever fails is thrown as an exception, which the host reports itself. */
final class EventInvocation implements HostLog, NativeObjects {
    private final ExecutionContext context;

    private EventInvocation(ExecutionContext context) {
        this.context = context;
    }

    static void run(
            RunningApp app,
            Trigger trigger,
            ExecutionContext context,
            EventDecoder decoder,
            @Nullable OutputBinding<List<String>> parked)
            throws Exception {
        Instant arrival = Instant.ofEpochMilli(app.environment().currentTimeMillis());
        try {
            new EventInvocation(context).deliver(started(app), app.environment(), trigger, decoder, parked, arrival);
        } catch (Error e) {
            throw new FailedInvocationException(e);
        }
    }

    /** Starts the app and creates its handlers. */
    static void warmUp(RunningApp app, ExecutionContext context) throws Exception {
        try {
            started(app).deployment.createHandlers();
        } catch (Error e) {
            throw new FailedInvocationException(e);
        }
    }

    private static Started started(RunningApp app) throws Exception {
        try {
            return app.started();
        } catch (StartFailure e) {
            Throwable cause = e.getCause();
            if (cause instanceof Exception exception) {
                throw exception;
            }
            throw new FailedInvocationException(cause == null ? e : cause);
        }
    }

    private void deliver(
            Started started,
            Environment environment,
            Trigger trigger,
            EventDecoder decoder,
            @Nullable OutputBinding<List<String>> parked,
            Instant arrival)
            throws Exception {
        FunctionDefinition function = started.deployment.function(context.getFunctionName());
        if (!trigger.takes(function)) {
            throw new StartupException("Function " + function.name() + " is declared by "
                    + Trigger.declaration(function.kind()) + ", and a " + trigger.title
                    + " has called it, which brings something else. Package and deploy the app anew, with "
                    + function.name() + ".trigger in " + PackagerSettings.FILE + " as the declaration needs it.");
        }
        Invocation invocation = Invocation.of(trigger.host(function), context.getInvocationId(), this)
                .natives(this);
        TraceContext trace = context.getTraceContext();
        if (trace != null) {
            invocation.traceparent(trace.getTraceparent(), trace.getTracestate());
        }
        if (started.functionMillis != Long.MAX_VALUE) {
            invocation
                    .deadline(arrival.toEpochMilli() + started.functionMillis, true)
                    .timeOf(environment);
        }
        boolean retriesLeft = retriesLeft();
        Redelivery redelivery = trigger.redelivery(function, retriesLeft);
        EventScope scope = new EventScope(
                function,
                trigger.carries(function),
                started.source(function.name()),
                context.getInvocationId(),
                arrival,
                attempt());
        Delivery delivery = Delivery.of(redelivery, decoder.decode(scope));
        if (parked == null) {
            started.deployment.deliver(function.name(), delivery, invocation);
            return;
        }
        boolean again = trigger.deliversAgain(retriesLeft);
        ParkingOutput output = new ParkingOutput(again);
        try {
            started.deployment.deliver(function.name(), delivery.output(output), invocation);
        } catch (Exception | Error e) {
            if (again || output.isEmpty()) {
                throw e;
            }
            // failing would lose what is parked, and the host would go on all the same
            error(
                    "Invocation " + context.getInvocationId() + " of function " + function.name()
                            + ": what could not be parked is lost, and the invocation succeeds so that the rest is parked",
                    e);
        }
        output.writeTo(parked);
    }

    /**
     * Whether the host will try again when this invocation fails. Its first try is number 0, its last the number that the
     * policy allows; without a policy both are 0, and -1 means no end.
     */
    private boolean retriesLeft() {
        RetryContext retry = context.getRetryContext();
        if (retry == null) {
            return false;
        }
        int most = retry.getMaxretrycount();
        return most < 0 || retry.getRetrycount() < most;
    }

    /** The number of this try, 0 when there is no policy to number them. */
    private int attempt() {
        RetryContext retry = context.getRetryContext();
        return retry == null || retry.getMaxretrycount() == 0 ? 0 : retry.getRetrycount() + 1;
    }

    @Override
    public void error(String message, Throwable cause) {
        context.getLogger().log(Level.SEVERE, message, cause);
    }

    @Override
    public @Nullable Object find(Class<?> type) {
        return type == ExecutionContext.class ? context : null;
    }
}
