package dev.peregrine.testing.instance;

import dev.peregrine.FunctionApp;
import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.PackedApp;
import dev.peregrine.testing.PackedCall;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Describes a {@link FunctionInstance}. Defaults: the wire format {@code aws-http-api}, an empty environment, 10 s for
 * initialisation and 30 s for an invocation, 1 s of grace, this JVM's class path and JDK. Not thread-safe.
 */
public final class InstanceBuilder {
    private final Isolation isolation;
    private final String app;
    private final @Nullable FunctionApp given;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<String> jvmOptions = new ArrayList<>();
    private String cloud = "aws-http-api";
    private String function = "";
    private Duration initTimeout = Duration.ofSeconds(10);
    private Duration timeout = Duration.ofSeconds(30);
    private Duration grace = Duration.ofSeconds(1);
    private List<Path> classPath = List.of();
    private Path jdkHome = Path.of(System.getProperty("java.home"));

    InstanceBuilder(Isolation isolation, String app, @Nullable FunctionApp given) {
        this.isolation = isolation;
        this.app = app;
        this.given = given;
    }

    /**
     * Chooses the wire format.
     *
     * @param name as for {@link Cloud#named}
     * @return this description
     * @throws IllegalArgumentException when there is none of that name
     */
    public InstanceBuilder on(String name) {
        cloud = Cloud.named(name).name();
        return this;
    }

    /**
     * Chooses the wire format.
     *
     * @param chosen such as the parameter of an {@link dev.peregrine.testing.EveryCloud} method
     * @return this description
     * @throws IllegalArgumentException when it doesn't belong to this library
     */
    public InstanceBuilder on(Cloud chosen) {
        return on(chosen.name());
    }

    /**
     * Chooses one function of the app. Without it all HTTP functions run together, or the only function.
     *
     * @param name the function's name
     * @return this description
     */
    public InstanceBuilder function(String name) {
        function = name;
        return this;
    }

    /**
     * Sets an environment variable. A forked JVM has these and {@code PATH} alone, and code in it sees them by
     * {@code System.getenv} too.
     *
     * @param name its name
     * @param value its value
     * @return this description
     */
    public InstanceBuilder environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /**
     * Limits the time of an invocation, without initialisation.
     *
     * @param limit the limit, more than zero
     * @return this description
     */
    public InstanceBuilder timeout(Duration limit) {
        timeout = positive(limit);
        return this;
    }

    /**
     * Limits the time of initialisation.
     *
     * @param limit the limit, more than zero
     * @return this description
     */
    public InstanceBuilder initTimeout(Duration limit) {
        initTimeout = positive(limit);
        return this;
    }

    /**
     * Sets how long a function that was interrupted at its limit has to end by itself.
     *
     * @param time the time; zero for none
     * @return this description
     */
    public InstanceBuilder grace(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("A time of grace can't be negative: " + time);
        }
        grace = time;
        return this;
    }

    private static Duration positive(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("A time limit is more than zero, not " + limit);
        }
        return limit;
    }

    /**
     * Sets the class path, in place of this JVM's. It must hold peregrine-testing and the cloud's adapter besides the app.
     *
     * @param paths jars and class folders
     * @return this description
     * @throws IllegalStateException for an instance in this process, which has this JVM's classes
     */
    public InstanceBuilder classPath(List<Path> paths) {
        refuse(isolation == Isolation.IN_PROCESS, "A class path");
        classPath = List.copyOf(paths);
        return this;
    }

    /**
     * Adds options for a forked JVM, such as {@code -Xmx128m}. They follow {@code -XX:TieredStopAtLevel=1 -XX:+UseSerialGC
     * -Xshare:auto -XX:+ExitOnOutOfMemoryError} and overrule those.
     *
     * @param options the options
     * @return this description
     * @throws IllegalStateException for other isolations
     */
    public InstanceBuilder jvmOptions(String... options) {
        refuse(isolation != Isolation.FORKED, "Options of a JVM");
        jvmOptions.addAll(List.of(options));
        return this;
    }

    /**
     * Sets the JDK of a forked JVM, in place of this JVM's.
     *
     * @param home its folder, the one with {@code bin} in it
     * @return this description
     * @throws IllegalStateException for other isolations
     */
    public InstanceBuilder jdk(Path home) {
        refuse(isolation != Isolation.FORKED, "A JDK");
        jdkHome = home;
        return this;
    }

    private void refuse(boolean wrong, String what) {
        if (wrong) {
            throw new IllegalStateException(what + " can't be chosen for isolation " + isolation
                    + ", which shares the test's own; describe an instance of another isolation");
        }
    }

    /**
     * Builds the instance. Nothing of the app runs before the first invocation.
     *
     * @return the instance, to be closed
     * @throws IllegalArgumentException when something on the class path does not exist
     */
    public FunctionInstance build() {
        List<String> variables = new ArrayList<>();
        environment.forEach((name, value) -> {
            variables.add(name);
            variables.add(value);
        });
        Limits limits = new Limits(initTimeout, timeout, grace);
        PackedCall<Boolean> start = PackedCall.start(cloud, app, function, variables);
        return new FunctionInstance(isolation, limits, start, vessels());
    }

    private FunctionInstance.Vessels vessels() {
        if (isolation == Isolation.IN_PROCESS) {
            FunctionApp object = given;
            Callable<UnaryOperator<byte[]>> maker = object == null ? PackedApp::new : () -> PackedApp.of(object);
            ClassLoader context = Thread.currentThread().getContextClassLoader();
            return () -> new ThreadVessel(context, () -> {}, maker);
        }
        List<Path> paths = classPath.isEmpty() ? ofThisJvm() : existing(classPath);
        if (isolation == Isolation.FRESH_LOADER) {
            return () -> {
                FreshLoader loader = new FreshLoader(paths);
                return new ThreadVessel(loader, loader, loader::app);
            };
        }
        Fork fork = new Fork(jdkHome, List.copyOf(jvmOptions), paths, Map.copyOf(environment));
        return fork::start;
    }

    private static List<Path> ofThisJvm() {
        List<Path> paths = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1)) {
            Path path = Path.of(entry);
            if (Files.exists(path)) {
                paths.add(path.toAbsolutePath());
            }
        }
        return List.copyOf(paths);
    }

    private static List<Path> existing(List<Path> paths) {
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new IllegalArgumentException("Not on the disk, so it cannot be on the class path: " + path);
            }
        }
        return paths.stream().map(Path::toAbsolutePath).toList();
    }
}
