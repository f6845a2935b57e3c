package dev.peregrine.samples.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.event.ScheduledEvent;
import dev.peregrine.testing.TestContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightlyReportTest {
    @TempDir
    Path folder;

    private void runAt(String time, String zone) throws IOException {
        new NightlyReport(new FolderLedger(folder), ZoneId.of(zone))
                .handle(ScheduledEvent.of("nightly", Instant.parse(time)), TestContext.create());
    }

    @Test
    void addsUpTheDayThatEnded() throws IOException {
        Files.writeString(folder.resolve("sales-2025-01-31.txt"), "0.10\n19.90\n0.20\n");
        runAt("2025-02-01T03:00:00Z", "UTC");
        assertThat(folder.resolve("report-2025-01-31.txt")).hasContent("3 sales, 20.20 in all");
    }

    @Test
    void reportsOnADayWithoutSales() throws IOException {
        runAt("2025-02-01T03:00:00Z", "UTC");
        assertThat(folder.resolve("report-2025-01-31.txt")).hasContent("0 sales, 0 in all");
    }

    @Test
    void makesTheSameReportWhenItRunsTwice() throws IOException {
        Files.writeString(folder.resolve("sales-2025-01-31.txt"), "5\n");
        runAt("2025-02-01T03:00:00Z", "UTC");
        runAt("2025-02-01T03:00:00Z", "UTC");
        assertThat(folder.resolve("report-2025-01-31.txt")).hasContent("1 sales, 5 in all");
    }

    @Test
    void countsDaysInItsTimeZone() throws IOException {
        runAt("2025-02-01T03:00:00Z", "Pacific/Honolulu"); // still January there
        assertThat(folder.resolve("report-2025-01-30.txt")).exists();
    }
}
