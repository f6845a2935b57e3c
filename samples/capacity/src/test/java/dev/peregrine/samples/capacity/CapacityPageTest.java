package dev.peregrine.samples.capacity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The figures in docs/capacity.md are those that the program prints. */
class CapacityPageTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "capacity.md");

    private static List<Capacity> answers = List.of();

    @BeforeAll
    static void simulate() {
        answers =
                Load.all(20, Duration.ofMillis(250)).stream().map(Capacity::of).toList();
    }

    @Test
    void showsTheAnswer() throws IOException {
        shows("answer", String.join("\n", answers.stream().map(Capacity::table).toList()));
    }

    @Test
    void showsTheBills() throws IOException {
        shows("bills", answers.get(0).bills());
    }

    @Test
    void everyRequestIsAccountedFor() {
        for (Capacity answer : answers) {
            assertThat(answer.comparison().text()).contains("Little's law").doesNotContain("broken");
        }
    }

    /** Checks a part of the page; with {@code -Dperegrine.docs=write} it is written anew. */
    private static void shows(String part, String expected) throws IOException {
        String begin = "<!-- " + part + ": made by CapacityPageTest -->\n";
        String end = "<!-- end of " + part + " -->";
        String page = Files.readString(PAGE, UTF_8);
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf(end);
        assertThat(page).contains(begin, end);
        String block = "```text\n" + expected + "```\n";
        if ("write".equals(System.getProperty("peregrine.docs"))) {
            Files.writeString(PAGE, page.substring(0, from) + block + page.substring(to), UTF_8);
        } else {
            assertThat(page.substring(from, to))
                    .as("%s in docs/capacity.md; run this test with -Dperegrine.docs=write to write it anew", part)
                    .isEqualTo(block);
        }
    }
}
