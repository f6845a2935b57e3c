package dev.peregrine.samples.nightly;

import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.Kind;
import dev.peregrine.testing.TestEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/** Has every cloud's schedule make a report. */
final class TryIt {
    private TryIt() {}

    public static void main(String[] args) throws IOException {
        for (Cloud cloud : Cloud.all(Kind.SCHEDULE)) {
            Path folder = Files.createTempDirectory("nightly");
            // yesterday: not every host tells the scheduled time, and then it is the time of arrival
            LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
            Files.writeString(folder.resolve("sales-" + yesterday + ".txt"), "19.90\n0.10\n");
            try (cloud) {
                cloud.app(new NightlyApp(new FolderLedger(folder)))
                        .deliver("nightly", TestEvent.schedule("nightly", Instant.now()));
            }
            try (Stream<Path> files = Files.list(folder)) {
                for (Path report : files.filter(
                                file -> file.getFileName().toString().startsWith("report"))
                        .toList()) {
                    System.out.printf("%-26s %s: %s", cloud, report.getFileName(), Files.readString(report));
                }
            }
        }
    }
}
