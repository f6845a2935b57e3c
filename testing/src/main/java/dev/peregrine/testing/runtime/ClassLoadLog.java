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

    String option() {
        return "-Xlog:class+load=info:file=" + file + ":none:filecount=0";
    }

    /**
     * The classes that were parsed or generated so far: those not from the JVM's shared archive, hidden ones and lambdas
     * included, in the order of loading. The JVM writes each line through as it loads the class.
     *
     * @throws IllegalStateException if the JVM runs without its shared archive, so that the count would say nothing
     */
    List<String> parsed() {
        List<String> parsed = new ArrayList<>();
        boolean shared = false;
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int source = line.indexOf(SOURCE);
                if (line.startsWith(SHARED, Math.max(source, 0))) {
                    shared = true;
                } else if (source > 0) {
                    parsed.add(line.substring(0, source));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the log of loaded classes", e);
        }
        if (!shared) {
            throw new IllegalStateException(
                    "No class came from the JVM's shared archive (CDS), so counts of parsed classes"
                            + " cannot be compared. Use a JDK with its default archive (java -Xshare:dump writes it) and leave"
                            + " -Xshare:auto on");
        }
        return List.copyOf(parsed);
    }
}
