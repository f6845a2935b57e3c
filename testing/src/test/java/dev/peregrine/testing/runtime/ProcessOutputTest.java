package dev.peregrine.testing.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ProcessOutputTest {

    private static final int LIMIT = 1024 * 1024;

    private static String collected(byte[] bytes) throws InterruptedException {
        ProcessOutput output = new ProcessOutput(new ByteArrayInputStream(bytes), "output");
        output.awaitEnd(Duration.ofMinutes(1));
        return output.text();
    }

    @Test
    void keepsTextOfEveryLanguage() throws Exception {
        assertThat(collected("é 日本".getBytes(UTF_8))).isEqualTo("é 日本");
        assertThat(collected(new byte[0])).isEmpty();
    }

    @Property(tries = 20)
    void keepsAllOfWhatIsShortAndBothEndsOfWhatIsLong(@ForAll @IntRange(min = 0, max = 3 * LIMIT) int length)
            throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; lines.length() < length; i++) {
            lines.append("line ").append(i).append('\n');
        }
        String text = collected(lines.toString().getBytes(UTF_8));
        if (lines.length() <= LIMIT) {
            assertThat(text.contentEquals(lines)).isTrue();
        } else {
            assertThat(text.startsWith(lines.substring(0, LIMIT / 2))).isTrue();
            assertThat(text.endsWith(lines.substring(lines.length() - LIMIT / 2)))
                    .isTrue();
            assertThat(text).contains((lines.length() - LIMIT) + " bytes left out");
        }
    }
}
