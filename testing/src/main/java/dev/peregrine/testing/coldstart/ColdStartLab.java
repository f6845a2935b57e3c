package dev.peregrine.testing.coldstart;

import dev.peregrine.testing.wire.ClientRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures cold starts on this machine: starts functions in the vendors' real runtimes, each in a new JVM, and calls each
 * once. Candidates and JVMs take turns in rounds, every other round backwards, so that what else the machine does meets all
 * alike; a round before the first isn't measured, and counts classes.
 *
 * <pre>{@code
 * ColdStartReport report = ColdStartLab.rounds(20)
 *         .candidate("portable", Candidate.lambda(LambdaFunction.class.getName()).app(Shop.class).classPath(jars))
 *         .candidate("native", Candidate.lambda("com.example.NativeShop").classPath(nativeJars))
 *         .base("native")
 *         .variant(JvmVariant.c1())
 *         .variant(JvmVariant.appCds())
 *         .run();
 * }</pre>
 *
 * <p>Without {@link #variant} the JVM is {@link JvmVariant#c1}. Compare ratios within one report; the times are those of this
 * machine, without what a platform takes to find a machine and to fetch the code. Needs Linux on x86_64 or aarch64 for AWS,
 * Linux or macOS for Google, and the vendors' jars (see {@link dev.peregrine.testing.runtime.RuntimeJars}). Not thread-safe;
 * nothing else should run meanwhile.
 */
public final class ColdStartLab {
    private final int rounds;
    private final Map<String, Candidate> candidates = new LinkedHashMap<>();
    private final List<JvmVariant> variants = new ArrayList<>();
    private String base = "";

    private ColdStartLab(int rounds) {
        this.rounds = rounds;
    }

    /**
     * Begins a measurement.
     *
     * @param rounds how often each candidate is started on each JVM, beside the round that isn't measured; 20 or more give
     *     quartiles that mean something
     * @return the lab, without candidates
     * @throws IllegalArgumentException if it is less than 1
     */
    public static ColdStartLab rounds(int rounds) {
        if (rounds < 1) {
            throw new IllegalArgumentException("At least one round must be measured, not " + rounds);
        }
        return new ColdStartLab(rounds);
    }

    /**
     * Adds a candidate.
     *
     * @param name what tables call it
     * @param candidate what is started
     * @return this lab
     * @throws IllegalArgumentException if another has this name
     */
    public ColdStartLab candidate(String name, Candidate candidate) {
        if (candidates.putIfAbsent(name, candidate) != null) {
            throw new IllegalArgumentException("Two candidates are named \"" + name + "\"");
        }
        return this;
    }

    /**
     * Adds a JVM on which every candidate is started.
     *
     * @param variant the JVM
     * @return this lab
     * @throws IllegalArgumentException if another has this name
     */
    public ColdStartLab variant(JvmVariant variant) {
        if (variants.stream().anyMatch(other -> other.name().equals(variant.name()))) {
            throw new IllegalArgumentException(
                    "Two JVMs are named \"" + variant.name() + "\". Name one otherwise by withName");
        }
        variants.add(variant);
        return this;
    }

    /**
     * Says what the others are compared with. Without it that is the first candidate.
     *
     * @param candidate a candidate's name; its starts on the first JVM are the base of all ratios
     * @return this lab
     */
    public ColdStartLab base(String candidate) {
        base = candidate;
        return this;
    }

    /**
     * Measures. Every process has ended when this returns or throws, and every temporary file is deleted.
     *
     * @return the measurements
     * @throws IllegalStateException if a function can't be started or its first answer is an error, with what its process
     *     printed last; or if a runtime's jars are missing
     * @throws IllegalArgumentException if there is no candidate, or none of the name of the base, or a class path's entry
     *     doesn't exist
     */
    public ColdStartReport run() {
        String baseName =
                base.isEmpty() ? candidates.keySet().stream().findFirst().orElse("") : base;
        if (!candidates.containsKey(baseName)) {
            throw new IllegalArgumentException(
                    candidates.isEmpty()
                            ? "The lab has no candidate"
                            : "No candidate is named \"" + baseName + "\"; there are " + candidates.keySet());
        }
        String machine = Machine.describe();
        try (WorkFolder folder = WorkFolder.create()) {
            return new ColdStartReport(measure(subjects(folder)), baseName, machine);
        }
    }

    private List<Subject> subjects(WorkFolder folder) {
        List<JvmVariant> jvms = variants.isEmpty() ? List.of(JvmVariant.c1()) : variants;
        List<Subject> subjects = new ArrayList<>();
        candidates.forEach((name, candidate) -> {
            List<Path> jars = candidate.jars(folder.next());
            for (JvmVariant variant : jvms) {
                subjects.add(Subject.prepare(name, candidate, variant, jars, folder.next()));
            }
        });
        return subjects;
    }

    private List<ColdStartSeries> measure(List<Subject> subjects) {
        List<LoadedClasses> classes = new ArrayList<>();
        List<List<ColdStart>> starts = new ArrayList<>();
        for (Subject subject : subjects) {
            classes.add(subject.classes()); // also reads the files into the system's cache
            starts.add(new ArrayList<>());
        }
        for (int i : turns(rounds, subjects.size())) {
            starts.get(i).add(subjects.get(i).measure());
        }
        List<ColdStartSeries> series = new ArrayList<>();
        for (int i = 0; i < subjects.size(); i++) {
            series.add(subjects.get(i).series(starts.get(i), classes.get(i)));
        }
        return series;
    }

    /** Who is measured when: all in each round, every other round backwards. */
    static List<Integer> turns(int rounds, int subjects) {
        List<Integer> turns = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < subjects; i++) {
                turns.add(round % 2 == 0 ? i : subjects - 1 - i);
            }
        }
        return turns;
    }

    /**
     * Starts a function once and lists the classes it loads by its first response. Where the JVM has no shared archive, the
     * result isn't {@link LoadedClasses#comparable}.
     *
     * @param candidate what is started
     * @param variant the JVM
     * @return the classes
     * @throws IllegalStateException if the function can't be started or its first answer is an error, with what its process
     *     printed last; or if a runtime's jars are missing
     */
    public static LoadedClasses classes(Candidate candidate, JvmVariant variant) {
        try (WorkFolder folder = WorkFolder.create()) {
            return Subject.prepare(
                            candidate.toString(), candidate, variant, candidate.jars(folder.next()), folder.next())
                    .classes();
        }
    }

    /**
     * Measures one app in a vendor's runtime, through the adapter's entry point for requests, as a command line does.
     *
     * @param host {@code aws} or {@code google}
     * @param app the class that implements {@code FunctionApp}
     * @param function one function of the app; empty for all its HTTP functions
     * @param classPath jars and folders of classes: the app with the adapter and all they need
     * @param request the first request
     * @param rounds how often it is started on each JVM
     * @param variants the JVMs, the first of which is the base of all ratios; none for {@link JvmVariant#c1}
     * @return the measurements
     * @throws IllegalStateException as {@link #run}
     * @throws IllegalArgumentException for an unknown host, a class path's entry that doesn't exist, less than one round
     */
    public static ColdStartReport measure(
            String host,
            String app,
            String function,
            List<Path> classPath,
            ClientRequest request,
            int rounds,
            List<JvmVariant> variants) {
        Candidate candidate = Candidate.portable(host)
                .environment("PEREGRINE_APP", app)
                .classPath(classPath)
                .request(request);
        ColdStartLab lab = rounds(rounds)
                .candidate(app + " on " + host, function.isEmpty() ? candidate : candidate.function(function));
        variants.forEach(lab::variant);
        return lab.run();
    }
}
