package dev.peregrine.samples.nightly;

import static dev.peregrine.testing.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.EveryCloud;
import dev.peregrine.testing.Kind;
import dev.peregrine.testing.TestEvent;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The app over the wire format of every schedule. */
class NightlyOnEveryCloudTest {
    private static final TestEvent AT_THREE = TestEvent.schedule("nightly", Instant.parse("2025-02-01T03:00:00Z"));

    private final Map<LocalDate, String> reports = new HashMap<>();

    private final class Books implements Ledger {
        private final boolean readable;

        Books(boolean readable) {
            this.readable = readable;
        }

        @Override
        public List<BigDecimal> sales(LocalDate day) throws IOException {
            if (!readable) {
                throw new IOException("the books are away");
            }
            return List.of(new BigDecimal("19.90"), new BigDecimal("0.10"));
        }

        @Override
        public void report(LocalDate day, String text) {
            reports.put(day, text);
        }
    }

    @EveryCloud(kind = Kind.SCHEDULE)
    void makesOneReport(Cloud cloud) {
        assertThat(cloud.app(new NightlyApp(new Books(true))).deliver("nightly", AT_THREE))
                .isDone();
        assertThat(reports).hasSize(1).containsValue("2 sales, 20.00 in all\n");
    }

    @EveryCloud(kind = Kind.SCHEDULE, only = "aws")
    void reportsOnTheDayBeforeTheScheduledTime(Cloud cloud) {
        cloud.app(new NightlyApp(new Books(true))).deliver("nightly", AT_THREE);
        assertThat(reports).containsOnlyKeys(LocalDate.of(2025, 1, 31));
    }

    @EveryCloud(kind = Kind.SCHEDULE)
    void failsWhereTheHostCanSeeIt(Cloud cloud) {
        assertThat(cloud.app(new NightlyApp(new Books(false))).deliver("nightly", AT_THREE))
                .threw(Throwable.class, "");
        assertThat(reports).isEmpty();
    }
}
