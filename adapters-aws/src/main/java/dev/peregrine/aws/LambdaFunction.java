package dev.peregrine.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.Host;
import dev.peregrine.StartupException;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.http.RequestPath;
import dev.peregrine.json.JsonWriter;
import dev.peregrine.spi.Deployment;
import dev.peregrine.spi.FunctionDefinition;
import dev.peregrine.spi.Invocation;
import dev.peregrine.spi.Item;
import dev.peregrine.spi.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The entry point on AWS Lambda: set a Lambda function's handler to {@code dev.peregrine.aws.LambdaFunction} and its
 * environment variable {@code PEREGRINE_APP} to the app, or extend it with a constructor that names the app.
 *
 * <p>HTTP functions answer API Gateway (HTTP APIs, REST APIs), function URLs and Application Load Balancers; functions of
 * kind {@code invoke} direct invocations, and the other kinds the events of the services that fit them. {@code PEREGRINE_BASE_PATH}, such as
 * {@code /shop}, is cut off the path of HTTP requests.
 *
 * <p>Thread-safe: one instance serves all invocations, on Managed Instances several at the same time.
 */
public class LambdaFunction implements RequestStreamHandler, AutoCloseable {
    private final Deployment deployment;
    private final Environment environment;
    private final String basePath;

    /** What the next invocation may read its event into. */
    private final AtomicReference<byte @Nullable []> spare = new AtomicReference<>();

    /** Kept because CRaC holds only a weak reference. */
    @SuppressWarnings("UnusedVariable")
    private final @Nullable Object snapshotHooks;

    /**
     * Starts the app that the environment names.
     *
     * @throws dev.peregrine.StartupException that says what to change
     */
    public LambdaFunction() {
        this(Deployment.start(WireFormat.ANY, Environment.system()), Environment.system());
    }

    /**
     * Starts an app, for subclasses that name theirs in code.
     *
     * @param app the app
     * @throws dev.peregrine.StartupException that says what to change
     */
    protected LambdaFunction(FunctionApp app) {
        this(app, Environment.system());
    }

    /**
     * Starts an app in an environment of its own, for tests.
     *
     * @param app the app
     * @param environment stands for the function's environment variables
     * @throws dev.peregrine.StartupException that says what to change
     */
    protected LambdaFunction(FunctionApp app, Environment environment) {
        this(Deployment.start(app, WireFormat.ANY, environment), environment);
    }

    private LambdaFunction(Deployment deployment, Environment environment) {
        this.deployment = deployment;
        this.environment = environment;
        if (deployment.kind().isEvent()) {
            checkPartialFailures();
        }
        this.basePath = basePath(environment.get("PEREGRINE_BASE_PATH").orElse(""));
        boolean snapshots =
                environment.get("AWS_LAMBDA_INITIALIZATION_TYPE").orElse("").equals("snap-start")
                        || System.getProperty("org.crac.Core.Compat") != null;
        this.snapshotHooks = snapshots ? SnapshotHooks.register(deployment) : null;
    }

    private void checkPartialFailures() {
        boolean answered =
                environment.get("PEREGRINE_PARTIAL_FAILURES").orElse("").equals("on");
        FunctionDefinition function = deployment.function();
        if (function.hasPartialFailures() && !answered) {
            deployment.close();
            throw new StartupException(
                    "Function " + function.name() + " declares partialFailures(), and the environment"
                            + " variable PEREGRINE_PARTIAL_FAILURES is not \"on\", which would say that the function's event source"
                            + " mapping has ReportBatchItemFailures among its FunctionResponseTypes. Without that Lambda ignores the"
                            + " answer that names what failed, takes all for done and deletes it, and no event shows whether it is"
                            + " there. Set both together, as the generated SAM template does; or remove partialFailures(), and the"
                            + " first failure has the whole batch delivered again.");
        }
    }

    private static String basePath(String configured) {
        String path = configured.isEmpty() ? "" : RequestPath.of(configured).encoded();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /**
     * Handles one invocation.
     *
     * @param input the event
     * @param output takes the answer
     * @param context Lambda's context
     * @throws IOException when reading or writing fails
     * @throws UnexpectedEventException when a function gets something else than it is declared for
     */
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Kind kind = deployment.kind();
        if (kind == Kind.INVOKE) {
            output.write(invoke(input.readAllBytes(), context));
        } else if (kind.isEvent()) {
            output.write(events(Payload.read(input, spare), context));
        } else {
            http(Payload.read(input, spare), context).writeTo(output);
        }
    }

    private byte[] invoke(byte[] payload, Context context) {
        Invocation invocation =
                invocation(WireFormat.DIRECT.host, context, new LambdaNatives(context, null, WireFormat.DIRECT));
        byte[] answer;
        try {
            answer = deployment.invoke(payload, invocation);
        } catch (Exception e) {
            throw LambdaFunction.<RuntimeException>unwrapped(e);
        }
        if (answer.length > WireFormat.DIRECT.limit) {
            throw tooLarge(answer.length, WireFormat.DIRECT);
        }
        return answer;
    }

    private byte[] events(Payload payload, Context context) {
        try {
            FunctionDefinition function = deployment.function();
            EventFormat format = EventFormats.of(payload, function, context.getAwsRequestId());
            if (format == null) {
                throw UnexpectedEventException.atEventFunction(payload.bytes(), context, function);
            }
            List<Item> items = EventBatch.read(payload, format, function);
            payload.release(spare);
            Invocation invocation = invocation(format.host, context, new LambdaNatives(context, payload, format));
            return EventBatch.run(deployment, format, items, invocation);
        } catch (Exception e) {
            throw LambdaFunction.<RuntimeException>unwrapped(e);
        }
    }

    /** Throws what the handler threw, as it is: callers such as Step Functions match its type. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
    }) // the cast is none at run time, which is its purpose
    private static <E extends Exception> E unwrapped(Exception thrown) throws E {
        throw (E) thrown;
    }

    private JsonWriter http(Payload payload, Context context) {
        HttpEvent event;
        try {
            event = HttpEvent.read(payload.buffer(), payload.length());
        } catch (UndecodableException e) {
            throw UnexpectedEventException.of(payload.bytes(), context, e);
        }
        payload.release(spare);
        WireFormat format = event.format();
        if (format == null) {
            throw UnexpectedEventException.of(payload.bytes(), context, null);
        }
        Invocation invocation = invocation(format.host, context, new LambdaNatives(context, payload, format));
        HttpRequest request;
        try {
            request = RequestReader.read(event, format, basePath);
        } catch (RuntimeException malformed) {
            return written(deployment.failure(malformed, invocation), format, invocation);
        }
        return written(deployment.http(request, invocation), format, invocation);
    }

    private JsonWriter written(HttpResponse response, WireFormat format, Invocation invocation) {
        RuntimeException failure;
        try {
            JsonWriter written = ResponseWriter.of(response, format);
            if (written.size() <= format.limit) {
                return written;
            }
            failure = tooLarge(written.size(), format);
        } catch (RuntimeException e) {
            failure = e;
        }
        return ResponseWriter.of(deployment.failure(failure, invocation), format);
    }

    private static RuntimeException tooLarge(int size, WireFormat format) {
        return new IllegalStateException("The answer is " + size + " bytes of JSON, and " + format.host.title()
                + " takes " + format.limit + "; answer with less, or with the address of a file in S3");
    }

    private Invocation invocation(Host host, Context context, LambdaNatives natives) {
        long deadline = environment.currentTimeMillis() + context.getRemainingTimeInMillis();
        return Invocation.of(host, context.getAwsRequestId(), natives)
                .deadline(deadline, false)
                .timeOf(environment)
                .xray(xray(context))
                .natives(natives);
    }

    private @Nullable String xray(Context context) {
        String header = null;
        try {
            header = context.getXrayTraceId();
        } catch (LinkageError olderRuntime) {
            // the method came with aws-lambda-java-core 1.4.0
        }
        if (header == null) {
            header = System.getProperty("com.amazonaws.xray.traceHeader");
        }
        return header != null ? header : environment.get("_X_AMZN_TRACE_ID").orElse(null);
    }

    /** Closes the app, at the end of a test or a local run; Lambda itself has no such moment. */
    @Override
    public void close() {
        deployment.close();
    }
}
