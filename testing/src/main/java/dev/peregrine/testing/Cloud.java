package dev.peregrine.testing;

import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.http.HttpHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
