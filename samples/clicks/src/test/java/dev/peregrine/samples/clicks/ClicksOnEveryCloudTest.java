package dev.peregrine.samples.clicks;

import static dev.peregrine.testing.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.Capability;
import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.CloudApp;
import dev.peregrine.testing.DeliveryReply;
import dev.peregrine.testing.EveryCloud;
import dev.peregrine.testing.Kind;
import dev.peregrine.testing.TestEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** The app over the wire format of every source that keeps order. */
class ClicksOnEveryCloudTest {
    private static final long NOON = 1738324800L;

    @TempDir
    Path folder;

    private CloudApp app(Cloud cloud) throws IOException {
        return cloud.app(new ClicksApp(new FolderWindowStore(folder)));
    }

    @EveryCloud(kind = Kind.MESSAGES, needs = Capability.ORDERED_DELIVERY)
    void countsEachPageByTheMinute(Cloud cloud) throws IOException {
        DeliveryReply reply = app(cloud)
                .deliver(
                        "clicks",
                        Visits.click("1", "home", "12:00:05"),
                        Visits.click("2", "shop", "12:00:10"),
                        Visits.click("3", "home", "12:00:30"),
                        Visits.click("4", "home", "12:01:00"),
                        Visits.click("5", "shop", "12:02:00"));
        assertThat(reply).isDone().inOrder();
        assertThat(Visits.counts(folder)).isEqualTo(Map.of("home-" + NOON, "2", "shop-" + NOON, "1"));
    }

    @EveryCloud(kind = Kind.MESSAGES, needs = Capability.ORDERED_DELIVERY)
    void countsOnceWhatComesAgainBehindAFailure(Cloud cloud) throws IOException {
        CloudApp app = app(cloud);
        TestEvent broken = TestEvent.message("2", "Hello").withKey("home");
        DeliveryReply first = app.deliver(
                "clicks", Visits.click("1", "home", "12:00:05"), broken, Visits.click("3", "home", "12:00:30"));
        assertThat(first).inOrder().lostNothing();
        assertThat(app.deliver(
                        "clicks",
                        Visits.click("1", "home", "12:00:05"),
                        Visits.click("2", "home", "12:00:20"),
                        Visits.click("3", "home", "12:00:30"),
                        Visits.click("4", "home", "12:01:00")))
                .isDone();
        assertThat(Visits.counts(folder)).containsEntry("home-" + NOON, "3");
    }

    @EveryCloud(kind = Kind.MESSAGES, lacks = Capability.ORDERED_DELIVERY)
    void doesNotRunWhereClicksWouldComeInAnyOrder(Cloud cloud) throws IOException {
        assertThat(app(cloud).deliver("clicks", Visits.click("1", "home", "12:00:05")))
                .threw(Exception.class, "ordered()")
                .redeliversAll();
        assertThat(Visits.counts(folder)).isEmpty();
    }
}
