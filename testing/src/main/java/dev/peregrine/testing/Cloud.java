package dev.peregrine.testing;

import dev.peregrine.Capability;
import dev.peregrine.Environment;
import dev.peregrine.EventDeclaration;
import dev.peregrine.FunctionApp;
import dev.peregrine.event.BatchHandler;
import dev.peregrine.event.ChangeHandler;
import dev.peregrine.event.EventHandler;
import dev.peregrine.event.MessageHandler;
import dev.peregrine.event.ObjectHandler;
import dev.peregrine.event.ScheduleHandler;
import dev.peregrine.http.HttpHandler;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One wire format of one cloud: it runs an app in this process through the adapter's real entry point, with the bytes and
 * objects that the host would hand over. Tests get it as a parameter of {@link EveryCloud} methods. Thread-safe.
 *
 * <pre>{@code
 * @EveryCloud
 * void refusesAnEmptyMessage(Cloud cloud) {
 *     assertThat(cloud.app(new Shop(fakes)).http("contact").post("/contact", json("{}"))).hasStatus(400);
 * }
 * }</pre>
 */
@SuppressWarnings("overloads") // of deliver: handlers are classes as a rule, and a lambda has to name its types
public final class Cloud implements AutoCloseable {
    private final Platform platform;
    private final List<CloudApp> apps = new ArrayList<>();

    Cloud(Platform platform) {
        this.platform = platform;
    }

    /**
     * All wire formats of a kind.
     *
     * @param kind the kind of functions
     * @return one cloud for each
     */
    public static List<Cloud> all(Kind kind) {
        return Platforms.of(kind).stream().map(Cloud::new).toList();
    }

    /**
     * All wire formats there are, those that {@link EveryCloud} needs to have named included.
     *
     * @return one cloud for each, vendor by vendor
     */
    public static List<Cloud> all() {
        return Stream.of("aws", "gcp", "azure")
                .flatMap(vendor -> Platforms.ofCloud(vendor).stream())
                .map(Cloud::new)
                .toList();
    }

    /**
     * One wire format.
     *
     * @param name such as {@code aws-http-api}
     * @return the cloud
     * @throws IllegalArgumentException when there is none of that name
     */
    public static Cloud named(String name) {
        return new Cloud(Platforms.named(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no cloud \"" + name + "\"; there are " + String.join(", ", Platforms.names()))));
    }

    /**
     * The cloud of a platform that does not belong to this library.
     *
     * @param platform the platform
     * @return the cloud
     */
    public static Cloud of(Platform platform) {
        return new Cloud(platform);
    }

    /**
     * The name.
     *
     * @return such as {@code aws-http-api}
     */
    public String name() {
        return platform.name();
    }

    /**
     * Runs an app in an empty environment.
     *
     * @param app the app
     * @return the app on this cloud
     */
    public CloudApp app(FunctionApp app) {
        return app(app, Environment.of(Map.of()));
    }

    /**
     * Runs an app.
     *
     * @param app the app
     * @param environment stands for the function's environment variables
     * @return the app on this cloud
     */
    public synchronized CloudApp app(FunctionApp app, Environment environment) {
        CloudApp running = new CloudApp(platform, app, environment);
        apps.add(running);
        return running;
    }

    /**
     * Runs a handler as an app of one function that gets every request.
     *
     * @param handler the handler
     * @return the app on this cloud
     */
    public CloudApp handler(HttpHandler handler) {
        return app(FunctionApp.of(handler));
    }

    /**
     * Delivers messages to a handler of messages. A lambda needs the types of its parameters here:
     * {@code (Message<Order> message, Context context) -> …}.
     *
     * @param handler the handler
     * @param type what bodies are bound to
     * @param messages the messages
     * @param <T> what bodies are bound to
     * @return what came of each, as for {@link CloudApp#deliver}
     */
    public <T> DeliveryReply deliver(MessageHandler<? super T> handler, Class<T> type, TestEvent... messages) {
        return app(f -> declared(f.messages("messages", type, handler))).deliver("messages", messages);
    }

    /**
     * Delivers messages to a handler of batches.
     *
     * @param handler the handler
     * @param type what bodies are bound to
     * @param messages the messages
     * @param <T> what bodies are bound to
     * @return as above
     */
    public <T> DeliveryReply deliver(BatchHandler<? super T> handler, Class<T> type, TestEvent... messages) {
        return app(f -> declared(f.batches("batches", type, handler))).deliver("batches", messages);
    }

    /**
     * Delivers changes in an object store to their handler.
     *
     * @param handler the handler
     * @param objects the changes
     * @return as above
     */
    public DeliveryReply deliver(ObjectHandler handler, TestEvent... objects) {
        return app(f -> declared(f.objects("objects", handler))).deliver("objects", objects);
    }

    /**
     * Delivers changes of documents to their handler.
     *
     * @param handler the handler
     * @param type what documents are bound to
     * @param changes the changes
     * @param <T> what documents are bound to
     * @return as above
     */
    public <T> DeliveryReply deliver(ChangeHandler<? super T> handler, Class<T> type, TestEvent... changes) {
        return app(f -> declared(f.changes("changes", type, handler))).deliver("changes", changes);
    }

    /**
     * Delivers occurrences of a schedule to their handler. The function has the schedule's name, as on hosts where the two
     * are one.
     *
     * @param handler the handler
     * @param occurrences the occurrences
     * @return as above
     */
    public DeliveryReply deliver(ScheduleHandler handler, TestEvent... occurrences) {
        String name =
                occurrences.length == 0 ? "schedule" : occurrences[0].schedule().scheduleName();
        return app(f -> f.schedule(name, "* * * * *", ZoneOffset.UTC, handler)).deliver(name, occurrences);
    }

    /**
     * Delivers events to a handler of CloudEvents.
     *
     * @param handler the handler
     * @param events the events, of any form that this cloud carries
     * @return as above
     */
    public DeliveryReply deliver(EventHandler handler, TestEvent... events) {
        return app(f -> declared(f.events("events", handler))).deliver("events", events);
    }

    /**
     * Adds to a declaration what no function can do without here: {@code unwrapped()} where the events come within those of
     * another service, and a parking place, which keeps nothing, where the host drops what fails.
     *
     * @param declaration the declaration
     * @return the same declaration
     */
    public EventDeclaration declared(EventDeclaration declaration) {
        if (platform.needsUnwrapping()) {
            declaration.unwrapped();
        }
        return platform.needsParking() ? declaration.parking((message, cause) -> {}) : declaration;
    }

    /**
     * The kinds of functions that this cloud calls.
     *
     * @return the kinds; besides {@link Kind#EVENTS} they tell what forms of {@link TestEvent} it carries
     */
    public Set<Kind> kinds() {
        return platform.kinds();
    }

    /**
     * Whether the host can do something for functions that are called in this way.
     *
     * @param capability what
     * @return whether it can
     */
    public boolean can(Capability capability) {
        return platform.capabilities().contains(capability);
    }

    /**
     * The platform behind it.
     *
     * @return the platform
     */
    public Platform platform() {
        return platform;
    }

    /** Closes all apps that were run on this cloud. */
    @Override
    public synchronized void close() {
        try {
            for (CloudApp app : apps) {
                app.close();
            }
        } finally {
            apps.clear();
        }
    }

    /** The name. */
    @Override
    public String toString() {
        return name();
    }
}
