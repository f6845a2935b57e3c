package dev.peregrine.testing.aws;

import dev.peregrine.testing.coldstart.LoadedClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes the counts where people find them: one line of the build's output, and {@code target/start-up.md}. */
final class StartUpReport {
    private final StringBuilder rows = new StringBuilder();
    private final StringBuilder line = new StringBuilder();

    void add(String jdk, LoadedClasses ofEcho, LoadedClasses ofContact) {
        int echo = ofEcho.parsed().size();
        int contact = ofContact.parsed().size();
        rows.append(String.format(Locale.ROOT, "| %s | %d | %d | %+d |%n", jdk, echo, contact, contact - echo));
        line.append(line.length() == 0 ? "" : ", ")
                .append(String.format(Locale.ROOT, "%+d on JDK %s", contact - echo, jdk));
    }

    void write(List<Long> jarSizes) throws IOException {
        String table = String.format(
                Locale.ROOT, """
                # Start-up

                Classes that AWS's runtime client parsed by the first response, beyond the JDK's own archive, with
                `-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto`:

                | JDK | echo | contact form | more |
                |---|---:|---:|---:|
                %s
                Jars: core %,d bytes, adapters-aws %,d bytes, together %,d bytes.
                """, rows, jarSizes.get(0), jarSizes.get(1), jarSizes.get(0) + jarSizes.get(1));
        Path target = Files.createDirectories(Path.of("target"));
        Files.writeString(target.resolve("start-up.md"), table);
        System.out.println(
                "Start-up: a contact form parses " + line + " classes more than an echo (target/start-up.md)");
    }
}
