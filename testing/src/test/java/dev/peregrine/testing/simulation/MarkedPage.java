package dev.peregrine.testing.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page of the documentation with parts that a test computes. Each stands between two comments; run the test with {@code
 * -Dperegrine.docs=write} to write them anew.
 */
final class MarkedPage {
    private final Path file;
    private final String madeBy;

    MarkedPage(String name, Class<?> madeBy) {
        this.file = Path.of("..", "docs", name);
        this.madeBy = madeBy.getSimpleName();
    }

    /** Checks that a part is what it should be. */
    void shows(String part, String expected) throws IOException {
        String begin = "<!-- " + part + ": made by " + madeBy + " -->\n";
        String end = "<!-- end of " + part + " -->";
        String page = Files.readString(file, UTF_8);
        int from = page.indexOf(begin);
        int to = page.indexOf(end, Math.max(0, from));
        assertThat(from).as("%s holds the line %s", file, begin.strip()).isNotNegative();
        assertThat(to).as("%s holds the line %s", file, end).isGreaterThan(from);
        String shown = page.substring(from + begin.length(), to);
        if ("write".equals(System.getProperty("peregrine.docs")) && !shown.equals(expected)) {
            Files.writeString(file, page.substring(0, from) + begin + expected + page.substring(to), UTF_8);
            shown = expected;
        }
        assertThat(shown)
                .as("%s in %s; run this test with -Dperegrine.docs=write to write it anew", part, file)
                .isEqualTo(expected);
    }
}
