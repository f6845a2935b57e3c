package dev.peregrine.gcp;

import com.google.cloud.functions.CloudEventsFunction;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.StartupException;
import dev.peregrine.spi.Deployment;
import io.cloudevents.CloudEvent;
import java.io.PrintStream;

/**
 * Runs one function that gets events on Google Cloud Run functions: messages, batches, objects, changes, schedules or
 * CloudEvents. Deploy it with an event trigger and {@code FUNCTION_TARGET=dev.peregrine.gcp.GoogleEventFunction}, and name the
 * app in {@code PEREGRINE_APP}; or extend it in two lines, as {@link GoogleHttpFunction}.
 *
 * <p>{@link GoogleHttpFunction} takes the same events and is the better choice for them: Google's invoker, which decodes the
 * events for this class, passes on only the end of a source, a subject or an extension with a comma in it, and refuses what
 * isn't a CloudEvent, such as pushes of Pub/Sub.
 *
 * <p>An invocation that ends without an exception acknowledges the event; with one, Google delivers it again, as the trigger
 * is configured.
 *
 * <p>Written against {@code functions-framework-api} 2.0.0. Thread-safe: Google calls one instance from several threads. Of
 * the environment it reads what {@link GoogleHttpFunction} reads.
 */
public class GoogleEventFunction implements CloudEventsFunction, AutoCloseable {
    private final Deployment deployment;
    private final Invocations invocations;
    private final EventDecoder decoder;

    /**
     * Starts the app that the environment names.
     *
     * @throws StartupException that says what to change, when the app can't run here as it is declared and configured
     */
    public GoogleEventFunction() {
        Environment environment = Environment.system();
        this.invocations = new Invocations(environment, System.out);
        this.deployment = checked(Deployment.start(EventHosts.ANY, environment));
        this.decoder = new EventDecoder(deployment.function());
    }

    /**
     * Starts an app in the environment of this process.
     *
     * @param app the app
     * @throws StartupException as above
     */
    protected GoogleEventFunction(FunctionApp app) {
        this(app, Environment.system());
    }

    /**
     * Starts an app in a given environment.
     *
     * @param app the app
     * @param environment the environment
     * @throws StartupException as above
     */
    protected GoogleEventFunction(FunctionApp app, Environment environment) {
        this(app, environment, System.out);
    }

    GoogleEventFunction(FunctionApp app, Environment environment, PrintStream out) {
        this.invocations = new Invocations(environment, out);
        this.deployment = checked(Deployment.start(app, EventHosts.ANY, environment));
        this.decoder = new EventDecoder(deployment.function());
    }

    private static Deployment checked(Deployment started) {
        if (started.kind().isEvent()) {
            return started;
        }
        started.close();
        throw new StartupException(
                "GoogleEventFunction runs functions that get events, and what is selected here answers"
                        + " requests. Set PEREGRINE_FUNCTION to a function that gets events, or deploy"
                        + " dev.peregrine.gcp.GoogleHttpFunction (--entry-point) with an HTTP trigger.");
    }

    /**
     * Handles an event.
     *
     * @param event the event
     * @throws Exception what the handler threw, unwrapped, or why the event can't be handled; the invoker logs it, and answers
     *     so that the event is delivered again
     */
    @Override
    public void accept(CloudEvent event) throws Exception {
        Arrival arrival = decoder.event(event);
        deployment.deliver(arrival.delivery(), invocations.of(arrival.host, event));
    }

    /** Closes the app, at the end of a test or a local run; Google's invoker has no such moment. */
    @Override
    public void close() {
        deployment.close();
    }
}
