package dev.peregrine.testing.coldstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.AbstractAssert;

/**
 * Budgets of a cold start: counts, which a build can hold, and never times, which it can't. The function is started once in
 * its vendor's real runtime when the first budget of classes is asked for.
 *
 * <pre>{@code
 * assertColdStart(Candidate.lambda(LambdaFunction.class.getName()).app(Shop.class).adapter().classes(Shop.class))
 *         .parsesAtMost(350)
 *         .doesNotLoad("com.fasterxml.jackson.databind")
 *         .classPathBytesAtMost(2_000_000);
 * }</pre>
 *
 * <p>The JVM is {@link JvmVariant#c1} unless {@link #on} names another. Counts differ between JDKs, so a budget holds for one.
 */
public final class ColdStartAssert extends AbstractAssert<ColdStartAssert, Candidate> {
    private final JvmVariant variant;
    private final List<LoadedClasses> measured = new ArrayList<>();

    private ColdStartAssert(Candidate actual, JvmVariant variant) {
        super(actual, ColdStartAssert.class);
        this.variant = variant;
    }

    /**
     * Asserts on a function's start.
     *
     * @param actual the function
     * @return its assertions
     */
    public static ColdStartAssert assertColdStart(Candidate actual) {
        return new ColdStartAssert(actual, JvmVariant.c1());
    }

    /**
     * Asserts on its start on another JVM.
     *
     * @param other the JVM
     * @return new assertions
     */
    public ColdStartAssert on(JvmVariant other) {
        return new ColdStartAssert(actual, other);
    }

    private LoadedClasses classes() {
        if (measured.isEmpty()) {
            measured.add(ColdStartLab.classes(actual, variant));
        }
        return measured.get(0);
    }

    private LoadedClasses comparable(LoadedClasses classes) {
        if (!classes.comparable()) {
            throw failure(
                    "No class came from the JVM's shared archive (CDS) on %s, so counts of parsed classes can't be compared."
                            + " Use a JDK with its default archive (java -Xshare:dump writes it) and leave -Xshare:auto on",
                    variant);
        }
        return classes;
    }

    /**
     * Holds the number of classes that the JVM parses or generates by the first response, beyond its shared archive.
     *
     * @param most how many there may be, the runtime's own included
     * @return these assertions
     */
    public ColdStartAssert parsesAtMost(int most) {
        LoadedClasses classes = comparable(classes());
        int count = classes.parsed().size();
        if (count > most) {
            throw failure(
                    "%s parses %d classes by its first response, %d over the budget of %d. By package:%n%s",
                    actual, count, count - most, most, classes.byPackage());
        }
        return this;
    }

    /**
     * Holds the number of classes beyond those of another function, such as an echo, so that the runtime's own don't count.
     *
     * @param most how many more there may be
     * @param than the other function, started on the same JVM
     * @return these assertions
     */
    public ColdStartAssert parsesAtMostMore(int most, Candidate than) {
        LoadedClasses classes = comparable(classes());
        LoadedClasses others = comparable(ColdStartLab.classes(than, variant));
        int more = classes.parsed().size() - others.parsed().size();
        if (more > most) {
            throw failure(
                    "%s parses %d classes more than %s by its first response, %d over the budget of %d. By package:%n%s",
                    actual, more, than, more - most, most, classes.more(others));
        }
        return this;
    }

    /**
     * Holds that nothing of some classes or packages is loaded by the first response, not even from an archive.
     *
     * @param names classes, with those nested in them, or packages with all below them
     * @return these assertions
     */
    public ColdStartAssert doesNotLoad(String... names) {
        StringBuilder found = new StringBuilder();
        for (String name : names) {
            List<String> loaded = classes().in(name);
            if (!loaded.isEmpty()) {
                found.append(String.format(
                        Locale.ROOT, "%n%4d of %s: %s", loaded.size(), name, String.join(" ", loaded)));
            }
        }
        if (found.length() > 0) {
            throw failure("%s loads by its first response what it should not:%s", actual, found);
        }
        return this;
    }

    /**
     * Holds the size of the class path: the function's jars, without the vendor's runtime.
     *
     * @param most how many bytes
     * @return these assertions
     */
    public ColdStartAssert classPathBytesAtMost(long most) {
        StringBuilder sizes = new StringBuilder();
        long sum = 0;
        try (WorkFolder folder = WorkFolder.create()) {
            for (Path jar : actual.jars(folder.next())) {
                long size = Files.size(jar);
                sum += size;
                sizes.append(String.format(Locale.ROOT, "%n%,12d %s", size, jar.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (sum > most) {
            throw failure(
                    "The class path of %s has %d bytes, %d over the budget of %d:%s",
                    actual, sum, sum - most, most, sizes);
        }
        return this;
    }
}
