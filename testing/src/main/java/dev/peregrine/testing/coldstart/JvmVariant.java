package dev.peregrine.testing.coldstart;

import dev.peregrine.testing.runtime.Jdks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the JVM is started: its JDK, its options, and whether it starts from an archive made by a training run. Immutable and
 * thread-safe; each {@code with…} method returns a changed copy.
 */
public final class JvmVariant {
    private static final List<String> LAMBDA = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");
    private static final int OLDEST_WITH_AOT_CACHE = 25;

    private final String name;
    private final Path jdk;
    private final List<String> options;
    private final Archive archive;

    private JvmVariant(String name, Path jdk, List<String> options, Archive archive) {
        this.name = name;
        this.jdk = jdk;
        this.options = options;
        this.archive = archive;
    }

    /**
     * The running JDK without any options.
     *
     * @return the variant, named {@code default}
     */
    public static JvmVariant defaults() {
        return of("default");
    }

    /**
     * The running JDK as Lambda starts it: C1 only, serial collector, the JDK's own archive ({@code -XX:TieredStopAtLevel=1
     * -XX:+UseSerialGC -Xshare:auto}).
     *
     * @return the variant, named {@code C1 only}
     */
    public static JvmVariant c1() {
        return new JvmVariant("C1 only", Jdks.running(), LAMBDA, Archive.NONE);
    }

    /**
     * As {@link #c1}, with an archive of the function's classes, written by {@code -XX:ArchiveClassesAtExit} at the end of a
     * training run of one invocation.
     *
     * @return the variant, named {@code AppCDS}
     */
    public static JvmVariant appCds() {
        return c1().withAppCds().withName("AppCDS");
    }

    /**
     * As {@link #c1} on a newer JDK, with an ahead-of-time cache, written by {@code -XX:AOTCacheOutput} at the end of a
     * training run of one invocation.
     *
     * @param jdk the home of a JDK, 25 or newer
     * @return the variant, named {@code AOT cache}
     * @throws IllegalArgumentException if there is no such JDK
     */
    public static JvmVariant aotCache(Path jdk) {
        return c1().withJdk(jdk).withAotCache().withName("AOT cache");
    }

    /**
     * As {@link #c1}, with the function laid out as Lambda's managed Java runtimes have it: the runtime client alone on the class
     * path, all its classes in an archive, and the function's jars in {@code lib} of the task root, from where the runtime
     * client's own class loader loads them. Of Lambda's functions only.
     *
     * @return the variant, named {@code managed layout}
     */
    public static JvmVariant managed() {
        return new JvmVariant("managed layout", Jdks.running(), LAMBDA, Archive.RUNTIME);
    }

    /**
     * The running JDK with some options.
     *
     * @param name what tables call it
     * @param options the JVM's options
     * @return the variant
     */
    public static JvmVariant of(String name, String... options) {
        return new JvmVariant(name, Jdks.running(), List.of(options), Archive.NONE);
    }

    /**
     * A variant by the name that command lines use.
     *
     * @param word {@code default}, {@code c1}, {@code managed}, {@code managed-appcds}, {@code appcds} or {@code aot}
     * @param jdk the home of its JDK
     * @return the variant
     * @throws IllegalArgumentException for another word, or if the JDK is missing or too old
     */
    public static JvmVariant named(String word, Path jdk) {
        return switch (word) {
            case "default" -> defaults().withJdk(jdk);
            case "c1" -> c1().withJdk(jdk);
            case "managed" -> managed().withJdk(jdk);
            case "managed-appcds" -> managed().withAppCds().withJdk(jdk);
            case "appcds" -> appCds().withJdk(jdk);
            case "aot" -> aotCache(jdk);
            default ->
                throw new IllegalArgumentException("No JVM is called \"" + word
                        + "\"; there are default, c1, managed, managed-appcds, appcds and aot");
        };
    }

    /**
     * This variant under another name.
     *
     * @param newName what tables call it
     * @return the changed variant
     */
    public JvmVariant withName(String newName) {
        return new JvmVariant(newName, jdk, options, archive);
    }

    /**
     * This variant on another JDK.
     *
     * @param home its folder, the one with {@code bin} in it
     * @return the changed variant
     * @throws IllegalArgumentException if there is no JDK
     */
    public JvmVariant withJdk(Path home) {
        if (Jdks.version(home).isEmpty()) {
            throw new IllegalArgumentException("No JDK is at " + home + ": there must be bin/java and a file release");
        }
        return new JvmVariant(name, home, options, archive);
    }

    /**
     * This variant with more options.
     *
     * @param more options, after those it has
     * @return the changed variant
     */
    public JvmVariant withOptions(String... more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return new JvmVariant(name, jdk, List.copyOf(all), archive);
    }

    /**
     * This variant with an archive of the function's classes; see {@link #appCds}. In the {@link #managed managed layout} it
     * takes the place of that of the runtime client alone, and holds its classes too.
     *
     * @return the changed variant
     */
    public JvmVariant withAppCds() {
        return new JvmVariant(
                name + ", AppCDS", jdk, options, archive.isManaged() ? Archive.MANAGED_APP_CDS : Archive.APP_CDS);
    }

    /**
     * This variant with an ahead-of-time cache; see {@link #aotCache}. The JVM takes no {@code -Xshare} beside it, so that is
     * left out.
     *
     * @return the changed variant
     * @throws IllegalArgumentException if its JDK is older than 25
     */
    public JvmVariant withAotCache() {
        if (Jdks.feature(jdk) < OLDEST_WITH_AOT_CACHE) {
            throw new IllegalArgumentException("An AOT cache needs JDK " + OLDEST_WITH_AOT_CACHE
                    + " or newer, and that at " + jdk + " is " + Jdks.version(jdk) + ". Name another by withJdk");
        }
        List<String> rest = options.stream()
                .filter(option -> !option.startsWith("-Xshare:"))
                .toList();
        return new JvmVariant(name + ", AOT cache", jdk, rest, Archive.AOT_CACHE);
    }

    /** {@return what tables call it} */
    public String name() {
        return name;
    }

    /** {@return the home of its JDK} */
    public Path jdk() {
        return jdk;
    }

    /** {@return its options, without those that make and use an archive} */
    public List<String> options() {
        return options;
    }

    Archive archive() {
        return archive;
    }

    /** Says what it is, as in {@code C1 only: JDK 17.0.15 with -XX:TieredStopAtLevel=1}. */
    @Override
    public String toString() {
        List<String> shown = new ArrayList<>(options);
        shown.addAll(archive.shown());
        return name + ": JDK " + Jdks.version(jdk)
                + (shown.isEmpty() ? " without options" : " with " + String.join(" ", shown));
    }
}
