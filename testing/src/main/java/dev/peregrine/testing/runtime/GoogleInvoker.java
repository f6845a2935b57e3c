package dev.peregrine.testing.runtime;

import com.google.cloud.functions.CloudEventsFunction;
import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import io.cloudevents.CloudEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Google's own invoker, serving one function in this JVM on a free port. The invoker's classes are kept apart from the
 * function's as in production. Its jar must be present (see {@link RuntimeJars}), and the system must be able to share
 * ports (Linux, macOS).
 *
 * <pre>{@code
 * try (GoogleInvoker invoker = GoogleInvoker.start(MyFunction.class)) {
 *     RawResponse response = RawHttp.send(invoker.uri(), "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
 * }
 * }</pre>
 *
 * <p>The invoker takes part of its settings from environment variables, which a running JVM cannot change: leave {@code
 * K_SERVICE} (JSON logs on standard output, in place of the handlers of this JVM's root logger), {@code
 * CLOUD_RUN_TIMEOUT_SECONDS} (status 408 after that time) and {@code LOG_EXECUTION_ID} unset, or start the JVM with them.
 * It listens on every interface, which is not configurable, and answers {@code /favicon.ico} and {@code /robots.txt} with
 * 404 itself. Thread-safe; several can run at once.
 */
public final class GoogleInvoker implements AutoCloseable {

    /** The function object for the entry object that the invoker is about to create, on the same thread. */
    private static final ThreadLocal<@Nullable Object> HANDOVER = new ThreadLocal<>();

    private final Object invoker;
    private final URI uri;
    private final Resources resources;

    private GoogleInvoker(Object invoker, URI uri, Resources resources) {
        this.invoker = invoker;
        this.uri = uri;
        this.resources = resources;
    }

    /**
     * Starts the invoker for a function class, which the invoker creates by its public no-argument constructor. Whether it
     * serves HTTP or events is found from the interface it implements.
     *
     * @param function the class
     * @return the running invoker
     * @throws IllegalStateException if the function cannot be created or the invoker's jar is not found
     */
    public static GoogleInvoker start(Class<?> function) {
        return start(function.getName(), function.getClassLoader());
    }

    /**
     * Starts the invoker for a function object. What the invoker creates by class name is a function that passes every call
     * on to this object.
     *
     * @param function the object; called by several threads at once
     * @return the running invoker
     * @throws IllegalStateException if the invoker's jar is not found
     */
    public static GoogleInvoker start(HttpFunction function) {
        return handOver(function, HttpEntry.class);
    }

    /**
     * Starts the invoker for a function object that takes CloudEvents, in the same way.
     *
     * @param function the object; called by several threads at once
     * @return the running invoker
     * @throws IllegalStateException if the invoker's jar is not found
     */
    public static GoogleInvoker start(CloudEventsFunction function) {
        return handOver(function, EventEntry.class);
    }

    /**
     * Starts the invoker for a function class given by its name, as in {@code FUNCTION_TARGET}, and finds its kind from the
     * interface it implements.
     *
     * @param target the class name
     * @param functionLoader loads the function, {@code com.google.cloud.functions} and {@code io.cloudevents}
     * @return the running invoker
     * @throws IllegalStateException if the function cannot be created or the invoker's jar is not found
     */
    public static GoogleInvoker start(String target, ClassLoader functionLoader) {
        return launch(target, null, functionLoader);
    }

    /**
     * Starts the invoker for a function class given by its name and kind.
     *
     * @param target the class name
     * @param signatureType as in {@code FUNCTION_SIGNATURE_TYPE}: http, cloudevent, event or typed
     * @param functionLoader loads the function, {@code com.google.cloud.functions} and {@code io.cloudevents}
     * @return the running invoker
     * @throws IllegalStateException if the function cannot be created or the invoker's jar is not found
     */
    public static GoogleInvoker start(String target, String signatureType, ClassLoader functionLoader) {
        return launch(target, signatureType, functionLoader);
    }

    private static GoogleInvoker handOver(Object function, Class<?> entry) {
        HANDOVER.set(function);
        try {
            return start(entry);
        } finally {
            HANDOVER.remove();
        }
    }

    private static GoogleInvoker launch(String target, @Nullable String signatureType, ClassLoader functionLoader) {
        Resources resources = new Resources(functionLoader);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            thread.setContextClassLoader(resources.loader);
            int port = resources.portNumber();
            Constructor<?> constructor = resources
                    .loader
                    .loadClass("com.google.cloud.functions.invoker.runner.Invoker")
                    .getConstructor(Integer.class, String.class, String.class, ClassLoader.class);
            Object invoker = constructor.newInstance(port, target, signatureType, functionLoader);
            invoker.getClass().getMethod("startTestServer").invoke(invoker);
            return new GoogleInvoker(invoker, URI.create("http://127.0.0.1:" + port), resources);
        } catch (InvocationTargetException e) {
            resources.close();
            throw new IllegalStateException(
                    "Google's invoker cannot start " + target + ": " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException | RuntimeException e) {
            resources.close();
            throw new IllegalStateException("Cannot start Google's invoker for " + target, e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** {@return where the function answers, without a path: {@code http://127.0.0.1:port}} */
    public URI uri() {
        return uri;
    }

    /**
     * Returns what the invoker and its server have logged since this one started, one MiB at most: the stack trace of a
     * function that threw, for instance. Other invokers in this JVM log to the same place.
     *
     * @return the lines as java.util.logging formats them
     */
    public String log() {
        return resources.log.text();
    }

    /** Stops the invoker. */
    @Override
    public synchronized void close() {
        if (!resources.isOpen()) {
            return;
        }
        try {
            invoker.getClass().getMethod("stopServer").invoke(invoker);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("Google's invoker did not stop: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot stop Google's invoker", e);
        } finally {
            resources.close();
        }
    }

    private static Object handedOver() {
        return Objects.requireNonNull(HANDOVER.get(), "Only GoogleInvoker.start(function) creates this class");
    }

    /** What the invoker creates for an HTTP function object. Of no use elsewhere. */
    public static final class HttpEntry implements HttpFunction {

        private final HttpFunction function = (HttpFunction) handedOver();

        /** Takes the function object that is being started on this thread. */
        public HttpEntry() {}

        @Override
        public void service(HttpRequest request, HttpResponse response) throws Exception {
            function.service(request, response);
        }
    }

    /** What the invoker creates for a CloudEvents function object. Of no use elsewhere. */
    public static final class EventEntry implements CloudEventsFunction {

        private final CloudEventsFunction function = (CloudEventsFunction) handedOver();

        /** Takes the function object that is being started on this thread. */
        public EventEntry() {}

        @Override
        public void accept(CloudEvent event) throws Exception {
            function.accept(event);
        }
    }

    /** What lives as long as one invoker. */
    private static final class Resources {

        private final InvokerLoader loader;
        private final ReservedPort port;
        private final InvokerLog log;

        Resources(ClassLoader functionLoader) {
            Path jar = RuntimeJars.google();
            port = ReservedPort.take();
            loader = new InvokerLoader(jar, functionLoader);
            log = InvokerLog.open();
        }

        int portNumber() {
            return port.number();
        }

        boolean isOpen() {
            return port.isTaken();
        }

        void close() {
            log.close();
            try (port;
                    loader) {
                // Both are closed here, the class loader first.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
