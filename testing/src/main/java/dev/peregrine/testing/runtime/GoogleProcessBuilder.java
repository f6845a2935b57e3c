package dev.peregrine.testing.runtime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Describes a {@link GoogleProcess}. Defaults: this JVM's JDK without any options, and the environment variables that Cloud
 * Run sets ({@code PORT}, {@code K_SERVICE}, {@code K_REVISION}, {@code K_CONFIGURATION}), so logs are JSON. Whether the
 * function takes requests or events is found from its interface. Not thread-safe.
 */
public final class GoogleProcessBuilder {

    private final String target;
    private final List<Path> classPath = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private List<String> jvmOptions = List.of();
    private Path jdkHome = Jdks.running();
    private boolean countClasses;

    GoogleProcessBuilder(String target) {
        this.target = target;
    }

    /**
     * Adds to the function's class path, which the invoker keeps apart from its own.
     *
     * @param paths jars and class folders
     * @return this description
     */
    public GoogleProcessBuilder classPath(List<Path> paths) {
        classPath.addAll(paths);
        return this;
    }

    /**
     * Adds to the function's class path, which the invoker keeps apart from its own.
     *
     * @param paths jars and class folders
     * @return this description
     */
    public GoogleProcessBuilder classPath(Path... paths) {
        return classPath(List.of(paths));
    }

    /**
     * Adds the jars or class folders from which this JVM loaded some classes.
     *
     * @param types one class of each jar or folder
     * @return this description
     */
    public GoogleProcessBuilder classPathOf(Class<?>... types) {
        for (Class<?> type : types) {
            classPath.add(ClassPaths.of(type));
        }
        return this;
    }

    /**
     * Sets an environment variable; those the platform sets can be overridden, except for {@code PORT}.
     *
     * @param name its name
     * @param value its value
     * @return this description
     */
    public GoogleProcessBuilder environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /**
     * Sets the JVM's options.
     *
     * @param options all options
     * @return this description
     */
    public GoogleProcessBuilder jvmOptions(String... options) {
        jvmOptions = List.of(options);
        return this;
    }

    /**
     * Sets the JDK to run on, in place of this JVM's.
     *
     * @param home its folder, the one with {@code bin} in it
     * @return this description
     */
    public GoogleProcessBuilder jdk(Path home) {
        jdkHome = home;
        return this;
    }

    /**
     * Has the JVM log the classes it loads, for {@link GoogleProcess#parsedClasses}. Makes the start a little slower.
     *
     * @return this description
     */
    public GoogleProcessBuilder countClasses() {
        countClasses = true;
        return this;
    }

    /**
     * Starts the process and waits until it takes connections, a minute at most.
     *
     * @return the running process
     * @throws IllegalArgumentException if something on the class path does not exist
     * @throws IllegalStateException if the invoker's jar is not found, with the command that fetches it, or if it ends instead
     *     of starting, with what it printed
     */
    public GoogleProcess start() {
        return GoogleProcess.start(this);
    }

    boolean countsClasses() {
        return countClasses;
    }

    ProcessBuilder command(Path folder, int port, @Nullable ClassLoadLog log) {
        List<String> command = new ArrayList<>();
        command.add(jdkHome.resolve("bin").resolve("java").toString());
        command.addAll(jvmOptions);
        if (log != null) {
            command.add(log.option());
        }
        command.add("-jar");
        command.add(RuntimeJars.google().toString());
        command.add("--classpath");
        command.add(ClassPaths.join(classPath));

        ProcessBuilder process =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        Map<String, String> variables = process.environment();
        String path = variables.getOrDefault("PATH", "");
        variables.clear();
        variables.put("PATH", path);
        variables.put("FUNCTION_TARGET", target);
        variables.put("K_SERVICE", "function");
        variables.put("K_REVISION", "function-00001-abc");
        variables.put("K_CONFIGURATION", "function");
        variables.putAll(environment);
        variables.put("PORT", Integer.toString(port));
        return process;
    }
}
