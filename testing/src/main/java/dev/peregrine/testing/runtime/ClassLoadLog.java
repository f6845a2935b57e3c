package dev.peregrine.testing.runtime;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The JVM's own log of loaded classes, {@code -Xlog:class+load}, one line {@code name source: where} each. */
final class ClassLoadLog {

    private static final String SOURCE = " source: ";
    private static final String SHARED = SOURCE + "shared objects file";

    private final Path file;

    ClassLoadLog(Path file) {
        this.file = file;
    }

    /**
     * The classes that were loaded so far, in the order of loading, hidden ones and lambdas included.
     *
     * @param all all of them
     * @param own those that were parsed or generated, which are all but those from a shared archive
     */
    record Loaded(List<String> all, List<String> own) {

        /**
         * The classes that were parsed or generated.
         *
         * @throws IllegalStateException if the JVM runs without its shared archive, so that the count would say nothing
         */
        List<String> parsed() {
            if (own.size() == all.size()) {
                throw new IllegalStateException(
                        "No class came from the JVM's shared archive (CDS), so counts of parsed classes"
                                + " cannot be compared. Use a JDK with its default archive (java -Xshare:dump writes it) and leave"
                                + " -Xshare:auto on");
            }
            return own;
        }
    }

    String option() {
        return "-Xlog:class+load=info:file=" + file + ":none:filecount=0";
    }

    /** The JVM writes each line through as it loads the class. */
    Loaded read() {
        List<String> all = new ArrayList<>();
        List<String> own = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int source = line.indexOf(SOURCE);
                if (source > 0) {
                    String name = line.substring(0, source);
                    all.add(name);
                    if (!line.startsWith(SHARED, source)) {
                        own.add(name);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the log of loaded classes", e);
        }
        return new Loaded(List.copyOf(all), List.copyOf(own));
    }
}
