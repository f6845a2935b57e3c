package dev.peregrine.testing.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TerminalProgressTest {
    private static final long SECOND = 1_000_000_000;

    private final AtomicLong clock = new AtomicLong(77 * SECOND);
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final TerminalProgress progress = progress(true);

    private TerminalProgress progress(boolean terminal) {
        return new TerminalProgress(new PrintStream(written, true, UTF_8), clock::get, terminal);
    }

    private String written() {
        return written.toString(UTF_8);
    }

    @Test
    void showsTheShareTheRateAndTheRest() {
        clock.addAndGet(2 * SECOND);
        progress.accept(new Progress(0.25, 5_000_000, 0));
        assertThat(written()).isEqualTo("\r[#####---------------]  25%  2,500,000 requests/s, about 6 s left");
    }

    @Test
    void showsTheRequestsWhenOnlyTheEndWillTellTheShare() {
        clock.addAndGet(2 * SECOND);
        progress.accept(new Progress(0, 5_000_000, 0));
        assertThat(written()).isEqualTo("\r5,000,000 requests, 2,500,000 requests/s");
    }

    @Test
    void showsLongRestsInMinutes() {
        clock.addAndGet(10 * SECOND);
        progress.accept(new Progress(0.05, 1_000, 0));
        assertThat(written()).endsWith("about 3 min 10 s left");
    }

    @Test
    void saysNothingOfARunThatEndsAtOnce() {
        clock.addAndGet(SECOND / 3);
        progress.accept(new Progress(0.9, 1_000, 0));
        progress.close();
        assertThat(written()).isEmpty();
    }

    @Test
    void speaksTenTimesASecondAtMost() {
        for (int i = 0; i < 2_000; i++) {
            clock.addAndGet(SECOND / 1_000);
            progress.accept(new Progress(i / 2_000.0, i, 0));
        }
        assertThat(written().split("\r", -1)).hasSize(17);
    }

    @Test
    void leavesNothingOfALongerLineBehind() {
        clock.addAndGet(SECOND);
        progress.accept(new Progress(0.01, 9_999_999, 0));
        int longer = written().length() - 1;
        clock.addAndGet(1_000 * SECOND);
        progress.accept(new Progress(1, 10, 0));
        assertThat(written().substring(longer + 2)).hasSize(longer).endsWith(" ");
    }

    @Test
    void wipesItsLineAtTheEnd() {
        clock.addAndGet(SECOND);
        progress.accept(new Progress(0.5, 10, 0));
        int line = written().length() - 1;
        progress.close();
        assertThat(written()).endsWith("\r" + " ".repeat(line) + "\r");
    }

    @Test
    void isSilentWithoutATerminal() {
        TerminalProgress silent = progress(false);
        clock.addAndGet(10 * SECOND);
        silent.accept(new Progress(0.5, 10, 0));
        silent.close();
        assertThat(written()).isEmpty();
    }

    @Test
    void writesOneLineOfAsciiThatFitsAnyTerminal() {
        clock.addAndGet(100_000 * SECOND);
        progress.accept(new Progress(0.001, 99_999_999_999_999L, 0));
        assertThat(written()).isASCII().hasSizeLessThan(81).doesNotContain("\n");
    }
}
