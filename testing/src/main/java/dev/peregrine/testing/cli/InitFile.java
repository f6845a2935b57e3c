package dev.peregrine.testing.cli;

import dev.peregrine.testing.simulation.Law;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Measured inits in a file: milliseconds, one on each line. */
final class InitFile {
    private static final int NANO_DIGITS = 6;

    private InitFile() {}

    static byte[] write(List<Duration> inits) {
        StringBuilder lines = new StringBuilder();
        for (Duration init : inits) {
            lines.append(BigDecimal.valueOf(init.toNanos(), NANO_DIGITS).toPlainString())
                    .append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.US_ASCII);
    }

    static Law read(Path file) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new Failure("There is no file " + file + ".", e);
        }
        List<Duration> inits = new ArrayList<>();
        for (String line : lines) {
            try {
                inits.add(Duration.ofNanos(
                        new BigDecimal(line.strip()).movePointRight(NANO_DIGITS).longValueExact()));
            } catch (ArithmeticException | NumberFormatException e) {
                throw new WrongOption("Line " + (inits.size() + 1) + " of " + file
                        + " is no time in milliseconds, such as 251.5. \"coldstart --init-out\" writes such files.");
            }
        }
        return Law.measured(inits);
    }
}
