package dev.peregrine.testing.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Describes a {@link LambdaProcess}. Defaults: this JVM's JDK, the options of a Lambda function with a small heap
 * ({@code -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto}), 512 MB, the environment variables the platform sets
 * except for credentials. Not thread-safe.
 */
public final class LambdaProcessBuilder {

    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.";

    private final String handler;
    private final List<Path> classPath = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private List<String> jvmOptions = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");
    private Path jdkHome = Jdks.running();
    private @Nullable Path taskRoot;
    private List<String> wholeCommand = List.of();
    private boolean countClasses;

    LambdaProcessBuilder(String handler) {
        this.handler = handler;
    }

    /**
     * Adds to the function's class path, which comes after the runtime's own jars as on the platform.
     *
     * @param paths jars and class folders
     * @return this description
     */
    public LambdaProcessBuilder classPath(List<Path> paths) {
        classPath.addAll(paths);
        return this;
    }

    /**
     * Adds to the function's class path, which comes after the runtime's own jars as on the platform.
     *
     * @param paths jars and class folders
     * @return this description
     */
    public LambdaProcessBuilder classPath(Path... paths) {
        return classPath(List.of(paths));
    }

    /**
     * Adds the jars or class folders from which this JVM loaded some classes, after the runtime's own jars.
     *
     * @param types one class of each jar or folder
     * @return this description
     */
    public LambdaProcessBuilder classPathOf(Class<?>... types) {
        for (Class<?> type : types) {
            classPath.add(ClassPaths.of(type));
        }
        return this;
    }

    /**
     * Adds the whole class path of this JVM, after the runtime's own jars. The simplest way to run a function from a test,
     * though with more than is deployed.
     *
     * @return this description
     */
    public LambdaProcessBuilder classPathOfThisJvm() {
        classPath.addAll(ClassPaths.ofThisJvm());
        return this;
    }

    /**
     * Runs an unpacked deployment package: its folder becomes the working folder, and the runtime's own class loader reads
     * it. Without it the process works in an empty folder.
     *
     * @param folder with classes, and jars in {@code lib}
     * @return this description
     */
    public LambdaProcessBuilder taskRoot(Path folder) {
        taskRoot = folder;
        return this;
    }

    /**
     * Sets an environment variable; those the platform sets can be overridden.
     *
     * @param name its name
     * @param value its value
     * @return this description
     */
    public LambdaProcessBuilder environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /**
     * Runs several threads on one handler object, as on Lambda Managed Instances: {@code AWS_LAMBDA_MAX_CONCURRENCY}.
     *
     * @param threads how many
     * @return this description
     */
    public LambdaProcessBuilder maxConcurrency(int threads) {
        return environment("AWS_LAMBDA_MAX_CONCURRENCY", Integer.toString(threads));
    }

    /**
     * Sets the JVM's options, in place of the default ones.
     *
     * @param options all options
     * @return this description
     */
    public LambdaProcessBuilder jvmOptions(String... options) {
        jvmOptions = List.of(options);
        return this;
    }

    /**
     * Adds JVM options to the present ones.
     *
     * @param options more options
     * @return this description
     */
    public LambdaProcessBuilder addJvmOptions(String... options) {
        List<String> all = new ArrayList<>(jvmOptions);
        all.addAll(List.of(options));
        jvmOptions = List.copyOf(all);
        return this;
    }

    /**
     * Sets the JDK to run on, in place of this JVM's.
     *
     * @param home its folder, the one with {@code bin} in it
     * @return this description
     */
    public LambdaProcessBuilder jdk(Path home) {
        jdkHome = home;
        return this;
    }

    /**
     * Sets the whole command, as the entry point of a container image does, in place of one made of handler, class path, JDK
     * and options, none of which is looked at then. The runtime client must be on the class path that it names.
     *
     * @param command the program, found on this process's {@code PATH}, and its arguments
     * @return this description
     */
    public LambdaProcessBuilder command(List<String> command) {
        wholeCommand = List.copyOf(command);
        return this;
    }

    /**
     * Has the JVM log the classes it loads, for {@link LambdaProcess#parsedClasses}. Makes the start a little slower.
     *
     * @return this description
     */
    public LambdaProcessBuilder countClasses() {
        countClasses = true;
        return this;
    }

    /**
     * Starts the process. It is running when this returns; whether the function could be initialised shows at the first
     * invocation and in {@link LambdaProcess#initError}.
     *
     * @return the running process
     * @throws IllegalArgumentException if something on the class path does not exist, or classes are to be counted in a
     *     command of one's own
     * @throws java.io.UncheckedIOException if the program can't be started
     * @throws UnsupportedOperationException if the JDK is not for Linux on x86_64 or aarch64
     * @throws IllegalStateException if the runtime client's jars are not found, with the command that fetches them
     */
    public LambdaProcess start() {
        if (countClasses && !wholeCommand.isEmpty()) {
            throw new IllegalArgumentException(
                    "Classes are counted by an option of the JVM, which a command of one's own"
                            + " isn't given. Leave out countClasses() or command(…)");
        }
        return LambdaProcess.start(this);
    }

    boolean countsClasses() {
        return countClasses;
    }

    ProcessBuilder command(Path folder, String endpoint, @Nullable ClassLoadLog log) throws IOException {
        Path work = taskRoot == null ? Files.createDirectory(folder.resolve("task")) : taskRoot;
        ProcessBuilder process = new ProcessBuilder(wholeCommand.isEmpty() ? clientCommand(folder, log) : wholeCommand)
                .directory(work.toFile());
        Map<String, String> variables = process.environment();
        String path = variables.getOrDefault("PATH", "");
        variables.clear();
        variables.put("PATH", path);
        variables.putAll(platformVariables(work, endpoint));
        variables.putAll(environment);
        return process;
    }

    private List<String> clientCommand(Path folder, @Nullable ClassLoadLog log) throws IOException {
        List<Path> runtime = RuntimeJars.lambda();
        Path library = NativeLibrary.extract(runtime.get(0), jdkHome, folder);
        List<String> command = new ArrayList<>();
        command.add(jdkHome.resolve("bin").resolve("java").toString());
        command.addAll(jvmOptions);
        if (log != null) {
            command.add(log.option());
        }
        command.add("-Dfile.encoding=UTF-8");
        command.add("-D" + CLIENT + "runtimeapi.NativeClient.JNI=" + library);
        command.add("-cp");
        List<Path> all = new ArrayList<>(runtime);
        all.addAll(classPath);
        command.add(ClassPaths.join(all));
        command.add(CLIENT + "AWSLambda");
        command.add(handler);
        return command;
    }

    /** What the developer guide lists as "defined runtime environment variables", without the role's credentials. */
    private Map<String, String> platformVariables(Path work, String endpoint) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("_HANDLER", handler);
        variables.put("AWS_REGION", "us-east-1");
        variables.put("AWS_DEFAULT_REGION", "us-east-1");
        variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_java" + Jdks.feature(jdkHome));
        variables.put("AWS_LAMBDA_FUNCTION_NAME", "function");
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/function");
        variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "2025/01/01/[$LATEST]0123456789abcdef0123456789abcdef");
        variables.put("AWS_LAMBDA_RUNTIME_API", endpoint);
        variables.put("AWS_XRAY_CONTEXT_MISSING", "LOG_ERROR");
        variables.put("LAMBDA_TASK_ROOT", work.toAbsolutePath().toString());
        variables.put("LAMBDA_RUNTIME_DIR", "/var/runtime");
        variables.put("LANG", "en_US.UTF-8");
        variables.put("TZ", ":UTC");
        return variables;
    }
}
