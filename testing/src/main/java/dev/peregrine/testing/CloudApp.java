package dev.peregrine.testing;

import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An app on a cloud. Requests go to all its HTTP functions, by their routes; {@link #http}, {@link #invoke} and {@link #deliver}
 * select one function. Each selection is an instance of its own, started at its first call (whose invocation is cold) and kept until this
 * is closed, as it is at the end of the test. Thread-safe.
 */
public final class CloudApp extends HttpCalls implements AutoCloseable {
    private final Instances instances;

    CloudApp(Platform platform, FunctionApp app, Environment environment) {
        this(new Instances(platform, app, environment));
    }

    private CloudApp(Instances instances) {
        super(request -> instances.of("").send(request));
        this.instances = instances;
    }

    /** The running instances by the function they were selected for. */
    private static final class Instances {
        private final Platform platform;
        private final FunctionApp app;
        private final Environment environment;
        private final Map<String, Platform.Instance> running = new LinkedHashMap<>();
        private final Map<String, Deliveries> delivering = new LinkedHashMap<>();

        Instances(Platform platform, FunctionApp app, Environment environment) {
            this.platform = platform;
            this.app = app;
            this.environment = environment;
        }

        synchronized Platform.Instance of(String function) {
            Platform.Instance instance = running.get(function);
            if (instance == null) {
                instance = platform.start(app, environment, function);
                running.put(function, instance);
            }
            return instance;
        }

        synchronized Deliveries deliveries(String function) {
            Deliveries deliveries = delivering.get(function);
            if (deliveries == null) {
                deliveries = Deliveries.start(platform, app, environment, function);
                delivering.put(function, deliveries);
            }
            return deliveries;
        }

        synchronized void close() {
            try {
                for (Platform.Instance instance : running.values()) {
                    instance.close();
                }
                for (Deliveries deliveries : delivering.values()) {
                    deliveries.close();
                }
            } finally {
                running.clear();
                delivering.clear();
            }
        }
    }

    /**
     * Starts the app now rather than at the first call.
     *
     * @return this
     * @throws dev.peregrine.StartupException when it can't be started
     */
    public CloudApp start() {
        instances.of("");
        return this;
    }

    /**
     * One HTTP function of the app.
     *
     * @param function its name
     * @return where its requests start
     */
    public HttpCalls http(String function) {
        return new HttpCalls(request -> instances.of(function).send(request));
    }

    /**
     * Invokes a function with a payload: directly on AWS, by a {@code POST} elsewhere.
     *
     * @param function the function's name
     * @param payload as a rule {@link Content#json}
     * @return its answer, or how it failed
     * @throws dev.peregrine.StartupException when it can't be started
     */
    public InvokeReply invoke(String function, Content payload) {
        return instances.of(function).invoke(payload);
    }

    /**
     * Delivers events to a function, in the order of their arrival and in as few invocations as the host would need: all
     * together where it batches, else one by one. The host's rules then say what becomes of each. When the function declares
     * partial failures and the environment says nothing of {@code PEREGRINE_PARTIAL_FAILURES}, the host is configured for
     * them, as a deployment made from the declaration is.
     *
     * @param function the function's name
     * @param events the events
     * @return what came of each
     * @throws dev.peregrine.StartupException when it can't be started
     * @throws dev.peregrine.testing.wire.NotCarriedException when the host can't carry one of the events
     */
    public DeliveryReply deliver(String function, TestEvent... events) {
        return instances.deliveries(function).deliver(List.of(events));
    }

    /**
     * Hands an event over as it is, whatever it holds: on AWS its JSON, elsewhere a file such as {@link Platform#files} and
     * {@link Platform#file} write. The app selects the function.
     *
     * @param file the event
     * @return what the function returned, or how it failed
     * @throws IllegalArgumentException when the file hasn't the form that this cloud takes, on Google Cloud and Azure
     * @throws dev.peregrine.StartupException when the app can't be started
     */
    public InvokeReply event(byte[] file) {
        return instances.of("").event(file);
    }

    /**
     * Hands an event over to a function, as {@link #event(byte[])} does, and notes what its handler does with what the event
     * holds. When the function declares partial failures, the host is configured for them as for {@link #deliver}.
     *
     * @param function the function's name; empty to leave the selection to the app
     * @param file the event
     * @return what the function returned, or how it failed, with {@link InvokeReply#done} and the like
     * @throws IllegalArgumentException as above
     * @throws dev.peregrine.StartupException when the function can't be started
     */
    public InvokeReply event(String function, byte[] file) {
        return instances.deliveries(function).event(file);
    }

    /** Closes all that runs; a later call starts anew. */
    @Override
    public void close() {
        instances.close();
    }
}
