package dev.peregrine.testing.instance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a JVM writes when it crashes. */
final class CrashReport {
    private static final String NAME = "hs_err.log";
    private static final int LINES = 60;

    private CrashReport() {}

    static String option(Path folder) {
        return "-XX:ErrorFile=" + folder.resolve(NAME);
    }

    /** The beginning of the report, or nothing. */
    static String read(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            if (!Files.exists(file)) {
                return "";
            }
            List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .limit(LINES)
                    .toList();
            return String.join("\n", lines);
        } catch (IOException e) {
            return "";
        }
    }
}
