package dev.peregrine.azure;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import java.util.Optional;

/**
 * The entry point of every function on Azure Functions: the {@code function.json} files which {@link AzurePackager} writes
 * name the methods of this class, and no function needs a class of its own.
 *
 * <p>The Java worker makes a new object for each invocation, so the running app is kept per class loader. It starts with
 * the first invocation. A start that fails is answered with a 500 problem, logged once, and tried again by the next
 * invocation. Thread-safe.
 *
 * <p>Which app runs is baked into {@code app.jar} by the packager; without that the environment variable
 * {@code PEREGRINE_APP} names it. A packaged app finds the handler by its own routes, whichever function the host has
 * chosen: the host looks at functions in the order of their names and not at which route fits best, and the packager has
 * made sure that this opens no function to callers of another. Without the packager only functions on the same path as the
 * one chosen by the host are reached.
 *
 * <p>The environment variable {@code PEREGRINE_TRUSTED_PROXIES} is the number of proxies of your own between the client and
 * the function, such as 1 for Front Door or an Application Gateway: the client's address then stands that many places before
 * the end of {@code X-Forwarded-For}. {@code AzureFunctionsJobHost__functionTimeout}, which the host reads too, sets the
 * timeout that the deadline is estimated from.
 *
 * <p>What Azure loses before the function sees it stands in {@code docs/azure.md}.
 */
public class AzureFunction implements AutoCloseable {
    /** Not the user's code: a failing static initialiser would leave the host without any reply. */
    private static final RunningApp PACKAGED = new RunningApp(null, Environment.system());

    private final RunningApp app;

    /** The app that is packaged here or named by the environment. */
    public AzureFunction() {
        this.app = PACKAGED;
    }

    /**
     * A given app, for tests. The object keeps the running app, so it must be kept itself; the worker would not.
     *
     * @param app the app
     * @param environment what it reads its configuration from
     */
    protected AzureFunction(FunctionApp app, Environment environment) {
        this.app = new RunningApp(app, environment);
    }

    /**
     * Handles an HTTP request whose body is text.
     *
     * @param request the worker's request
     * @param context the worker's context
     * @return the response, whatever fails
     */
    public HttpResponseMessage http(
            @HttpTrigger(name = "request") HttpRequestMessage<Optional<String>> request, ExecutionContext context) {
        return HttpInvocation.run(app, request, context, false);
    }

    /**
     * Handles an HTTP request whose body is of type {@code application/octet-stream} or {@code multipart/*}, for functions
     * with {@code body=bytes} in {@code peregrine-azure.properties}.
     *
     * @param request the worker's request
     * @param context the worker's context
     * @return the response, whatever fails
     */
    public HttpResponseMessage httpBytes(
            @HttpTrigger(name = "request") HttpRequestMessage<Optional<byte[]>> request, ExecutionContext context) {
        return HttpInvocation.run(app, request, context, true);
    }

    final RunningApp app() {
        return app;
    }

    /** Closes the app, at the end of a test or a local run; the worker itself has no such moment. */
    @Override
    public void close() {
        app.close();
    }
}
