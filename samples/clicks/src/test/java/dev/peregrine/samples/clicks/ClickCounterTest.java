package dev.peregrine.samples.clicks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.event.Message;
import dev.peregrine.testing.TestContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClickCounterTest {
    @TempDir
    Path folder;

    private ClickCounter counter;

    @BeforeEach
    void open() throws IOException {
        counter = new ClickCounter(new FolderWindowStore(folder));
    }

    private void click(String id, String page, String time) throws IOException {
        Click click = new Click(id, page, Instant.parse("2025-01-31T" + time + "Z"));
        counter.handle(Message.of(id, click), TestContext.create());
    }

    private String count(String page, String time) throws IOException {
        long start = Instant.parse("2025-01-31T" + time + "Z").getEpochSecond();
        return Files.readString(folder.resolve("counts").resolve(page + "-" + start + ".txt"))
                .trim();
    }

    @Test
    void publishesAMinuteWhenALaterOneBegins() throws IOException {
        click("1", "home", "12:00:05");
        click("2", "home", "12:00:59.999");
        assertThat(folder.resolve("counts")).isEmptyDirectory();
        click("3", "home", "12:01:00");
        assertThat(count("home", "12:00:00")).isEqualTo("2");
        click("4", "home", "12:07:00");
        assertThat(count("home", "12:01:00")).isEqualTo("1");
    }

    @Test
    void countsAClickOnceThatIsDeliveredTwice() throws IOException {
        click("1", "home", "12:00:05");
        click("2", "home", "12:00:06");
        click("1", "home", "12:00:05");
        click("2", "home", "12:00:06");
        click("3", "home", "12:01:00");
        assertThat(count("home", "12:00:00")).isEqualTo("2");
        click("1", "home", "12:00:05");
        click("4", "home", "12:02:00");
        assertThat(count("home", "12:01:00")).isEqualTo("1");
    }

    @Test
    void countsEachPageByItself() throws IOException {
        click("1", "home", "12:00:05");
        click("2", "../shop", "12:00:05");
        click("3", "home", "12:01:00");
        click("4", "../shop", "12:01:00");
        assertThat(count("home", "12:00:00")).isEqualTo("1");
        assertThat(count("%2E%2E%2Fshop", "12:00:00")).isEqualTo("1");
    }

    @Test
    void goesOnWhereAnotherInstanceLeftOff() throws IOException {
        click("1", "home", "12:00:05");
        open();
        click("2", "home", "12:00:06");
        open();
        click("3", "home", "12:01:00");
        assertThat(count("home", "12:00:00")).isEqualTo("2");
    }
}
