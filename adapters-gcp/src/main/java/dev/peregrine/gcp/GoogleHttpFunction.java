package dev.peregrine.gcp;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.StartupException;
import dev.peregrine.spi.Deployment;
import dev.peregrine.spi.Invocation;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs an app's HTTP functions, its one {@code invoke} function, or one function that gets events, on Google Cloud Run
 * functions: deploy it with {@code FUNCTION_TARGET=dev.peregrine.gcp.GoogleHttpFunction}, and name the app in {@code
 * PEREGRINE_APP}. Or extend it in two lines and deploy that:
 *
 * <pre>{@code
 * public final class ShopFunction extends GoogleHttpFunction {
 *     public ShopFunction() {
 *         super(new Shop());
 *     }
 * }
 * }</pre>
 *
 * <p>Events come as requests: CloudEvents in any form, pushes of Pub/Sub, tasks of Cloud Tasks, calls of Cloud Scheduler. They
 * are answered by 204 when they are done, which acknowledges them, else by 500 without a body; then they come again, as
 * configured at their source.
 *
 * <p>Written against {@code functions-framework-api} 2.0.0. Thread-safe: Google calls one instance from several threads.
 *
 * <p>Of the environment it reads, beside what {@link Deployment#start(dev.peregrine.Host, Environment)} names:
 *
 * <ul>
 *   <li>{@code CLOUD_RUN_TIMEOUT_SECONDS}, from which the deadline is estimated; 300 s, Google's default, without it;
 *   <li>{@code PEREGRINE_TRUSTED_PROXIES}, the number of proxies of your own between the client and the function, such as 1
 *       for an Application Load Balancer: the client's address then stands that many places before the end of {@code
 *       X-Forwarded-For}; 0 without it;
 *   <li>{@code K_SERVICE}: with it failures are logged as JSON on standard output, the way Cloud Logging reads them; without
 *       it, as on a developer's machine, through {@code java.util.logging}. An SLF4J provider takes precedence over both;
 *   <li>{@code GOOGLE_CLOUD_PROJECT}: with it the JSON links to the trace.
 * </ul>
 */
public class GoogleHttpFunction implements HttpFunction, AutoCloseable {
    private final Deployment deployment;
    private final Invocations invocations;

    /** Null for functions that answer requests. */
    private final @Nullable EventService events;

    /**
     * Starts the app that the environment names.
     *
     * @throws StartupException that says what to change, when the app can't run here as it is declared and configured
     */
    public GoogleHttpFunction() {
        Environment environment = Environment.system();
        this.invocations = new Invocations(environment, System.out);
        this.deployment = Deployment.start(Invocations.HTTP_AND_EVENTS, environment);
        this.events = events();
    }

    /**
     * Starts an app in the environment of this process.
     *
     * @param app the app
     * @throws StartupException as above
     */
    protected GoogleHttpFunction(FunctionApp app) {
        this(app, Environment.system());
    }

    /**
     * Starts an app in a given environment.
     *
     * @param app the app
     * @param environment the environment
     * @throws StartupException as above
     */
    protected GoogleHttpFunction(FunctionApp app, Environment environment) {
        this(app, environment, System.out);
    }

    GoogleHttpFunction(FunctionApp app, Environment environment, PrintStream out) {
        this.invocations = new Invocations(environment, out);
        this.deployment = Deployment.start(app, Invocations.HTTP_AND_EVENTS, environment);
        this.events = events();
    }

    private @Nullable EventService events() {
        return deployment.kind().isEvent() ? new EventService(deployment, invocations) : null;
    }

    /**
     * Handles a request. Every failure is answered and logged here, so that nothing is thrown to Google's invoker, which
     * would answer without a body and with headers that may be left over; except when the response is already on its way
     * and can only be broken off.
     *
     * @param request the request
     * @param response where the response goes
     * @throws Exception when the response was broken off
     */
    @Override
    public void service(HttpRequest request, HttpResponse response) throws Exception {
        Map<String, List<String>> headers = request.getHeaders();
        if (events != null) {
            events.serve(request, response, headers);
            return;
        }
        Invocation invocation = invocations.of(Invocations.HTTP, request, response, headers);
        dev.peregrine.http.HttpResponse answer;
        try {
            answer = deployment.http(RequestReader.read(request, headers, invocations.trustedProxies()), invocation);
        } catch (Throwable e) {
            answer = deployment.failure(e, invocation);
        }
        new ResponseWriter(deployment, invocation, response, request.getMethod()).send(answer);
    }

    /** Closes the app, at the end of a test or a local run; Google's invoker has no such moment. */
    @Override
    public void close() {
        deployment.close();
    }
}
