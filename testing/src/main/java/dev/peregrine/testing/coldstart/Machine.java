package dev.peregrine.testing.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The machine that figures come from. */
final class Machine {
    private Machine() {}

    static String describe() {
        int processors = Runtime.getRuntime().availableProcessors();
        return System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", " + processor() + ", "
                + processors + (processors == 1 ? " processor" : " processors");
    }

    /** What Linux tells on x86_64; elsewhere it isn't known. */
    private static String processor() {
        Path facts = Path.of("/proc/cpuinfo");
        if (Files.isReadable(facts)) {
            try (Stream<String> lines = Files.lines(facts)) {
                return lines.filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse("unknown processor");
            } catch (IOException e) {
                // a report without the processor's name is better than none
            }
        }
        return "unknown processor";
    }
}
