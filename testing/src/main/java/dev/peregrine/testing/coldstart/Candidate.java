package dev.peregrine.testing.coldstart;

import dev.peregrine.FunctionApp;
import dev.peregrine.testing.runtime.FunctionJars;
import dev.peregrine.testing.wire.ClientRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A function whose start is measured, as it is deployed: entry point, class path, environment variables, and the first
 * request it gets, which is {@code GET /} unless another is set. Immutable and thread-safe; each method returns a changed
 * copy.
 *
 * <pre>{@code
 * Candidate shop = Candidate.lambda(LambdaFunction.class.getName()).app(Shop.class).adapter().classes(Shop.class);
 * }</pre>
 */
public final class Candidate {
    private final Vendor vendor;
    private final String entry;
    private final List<ClassPathPart> classPath;
    private final Map<String, String> environment;
    private final FirstCall call;

    private Candidate(
            Vendor vendor,
            String entry,
            List<ClassPathPart> classPath,
            Map<String, String> environment,
            FirstCall call) {
        this.vendor = vendor;
        this.entry = entry;
        this.classPath = classPath;
        this.environment = environment;
        this.call = call;
    }

    private static Candidate of(Vendor vendor, String entry) {
        return new Candidate(vendor, entry, List.of(), Map.of(), FirstCall.ofRoot());
    }

    /**
     * A function in AWS's runtime client.
     *
     * @param handler its class name, or {@code class::method}, as Lambda is configured
     * @return the candidate, without a class path
     */
    public static Candidate lambda(String handler) {
        return of(Vendor.AWS, handler);
    }

    /**
     * A function in Google's invoker.
     *
     * @param target its class name, as in {@code FUNCTION_TARGET}
     * @return the candidate, without a class path
     */
    public static Candidate google(String target) {
        return of(Vendor.GOOGLE, target);
    }

    /**
     * A portable app in a vendor's runtime, by the adapter's own entry point for requests.
     *
     * @param host {@code aws} or {@code google}
     * @return the candidate, without an app and a class path
     * @throws IllegalArgumentException if there is no runtime for that host here
     */
    public static Candidate portable(String host) {
        Vendor vendor = Vendor.named(host);
        return of(vendor, vendor.portableEntry());
    }

    private Candidate with(List<ClassPathPart> parts) {
        List<ClassPathPart> all = new ArrayList<>(classPath);
        all.addAll(parts);
        return new Candidate(vendor, entry, List.copyOf(all), environment, call);
    }

    private Candidate with(FirstCall newCall) {
        return new Candidate(vendor, entry, classPath, environment, newCall);
    }

    /**
     * Names the app, by {@code PEREGRINE_APP}.
     *
     * @param app its class
     * @return the changed candidate
     */
    public Candidate app(Class<? extends FunctionApp> app) {
        return environment("PEREGRINE_APP", app.getName());
    }

    /**
     * Names one function of the app, by {@code PEREGRINE_FUNCTION}.
     *
     * @param function its name
     * @return the changed candidate
     */
    public Candidate function(String function) {
        return environment("PEREGRINE_FUNCTION", function);
    }

    /**
     * Sets an environment variable.
     *
     * @param name its name
     * @param value its value
     * @return the changed candidate
     */
    public Candidate environment(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(environment);
        changed.put(name, value);
        return new Candidate(vendor, entry, classPath, Collections.unmodifiableMap(changed), call);
    }

    /**
     * Adds to the class path. Folders of classes are packed into jars when it is started.
     *
     * @param paths jars and folders of classes
     * @return the changed candidate
     */
    public Candidate classPath(List<Path> paths) {
        List<ClassPathPart> parts = new ArrayList<>();
        for (Path path : paths) {
            parts.add(folder -> List.of(ClassPathPart.jar(path, folder)));
        }
        return with(parts);
    }

    /**
     * Adds to the class path. Folders of classes are packed into jars when it is started.
     *
     * @param paths jars and folders of classes
     * @return the changed candidate
     */
    public Candidate classPath(Path... paths) {
        return classPath(List.of(paths));
    }

    /**
     * Adds the jars or folders of classes from which this JVM loaded some classes.
     *
     * @param types one class of each
     * @return the changed candidate
     */
    public Candidate classPathOf(Class<?>... types) {
        List<ClassPathPart> parts = new ArrayList<>();
        for (Class<?> type : types) {
            parts.add(folder -> List.of(FunctionJars.jarOf(type, folder)));
        }
        return with(parts);
    }

    /**
     * Adds what the vendor's adapter of this library brings along: core, the adapter and the jars they need.
     *
     * @return the changed candidate
     */
    public Candidate adapter() {
        return with(List.of(vendor::adapter));
    }

    /**
     * Adds a jar of these classes and those nested in them, without the others of their folder. So a function that stands
     * among tests is measured without them.
     *
     * @param types the classes, all from the folder of the first one
     * @return the changed candidate
     */
    public Candidate classes(Class<?>... types) {
        Class<?>[] copy = types.clone();
        return with(List.of(folder -> List.of(FunctionJars.pack(ClassPathPart.free(folder, "classes"), copy))));
    }

    /**
     * Sets the first request. On AWS it comes through an HTTP API; a status of 400 or more counts as a failed start.
     *
     * @param request as a client sends it
     * @return the changed candidate
     */
    public Candidate request(ClientRequest request) {
        return with(new FirstCall(request, Optional.empty(), call.answer()));
    }

    /**
     * Sets the first event of a Lambda function.
     *
     * @param event its bytes, not copied
     * @return the changed candidate
     * @throws IllegalStateException for Google's functions, which get requests only
     */
    public Candidate event(byte[] event) {
        if (vendor != Vendor.AWS) {
            throw new IllegalStateException(
                    "Only Lambda functions get events as bytes; " + entry + " gets events as requests, by request(…)");
        }
        return with(new FirstCall(call.request(), Optional.of(event), call.answer()));
    }

    /**
     * Says what shows that the function did its work; without it any answer that is no error will do.
     *
     * @param part a text that its first answer holds
     * @return the changed candidate
     */
    public Candidate answering(String part) {
        return with(new FirstCall(call.request(), call.event(), part));
    }

    Vendor vendor() {
        return vendor;
    }

    String entry() {
        return entry;
    }

    Map<String, String> environment() {
        return environment;
    }

    FirstCall call() {
        return call;
    }

    /** The class path as jars; those that must be packed first go into a folder. */
    List<Path> jars(Path folder) {
        List<Path> jars = new ArrayList<>();
        classPath.forEach(part -> jars.addAll(part.in(folder)));
        return List.copyOf(jars);
    }

    /** The entry point, and the app when there is one. */
    @Override
    public String toString() {
        String app = environment.getOrDefault("PEREGRINE_APP", "");
        return app.isEmpty() ? entry : entry + " of " + app;
    }
}
