package dev.peregrine.samples.clicks;

import dev.peregrine.Capability;
import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.Kind;
import dev.peregrine.testing.TestEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sends clicks, and some of them again, through every wire format that keeps order, and prints the counts. */
final class TryIt {
    private TryIt() {}

    public static void main(String[] args) throws IOException {
        TestEvent[] clicks = {
            Visits.click("1", "home", "12:00:05"),
            Visits.click("2", "shop", "12:00:10"),
            Visits.click("3", "home", "12:00:30"),
            Visits.click("4", "home", "12:01:00"),
            Visits.click("5", "shop", "12:02:00"),
        };
        for (Cloud cloud : Cloud.all(Kind.MESSAGES)) {
            if (cloud.can(Capability.ORDERED_DELIVERY)) {
                Path folder = Files.createTempDirectory("clicks");
                try (cloud) {
                    var app = cloud.app(new ClicksApp(new FolderWindowStore(folder)));
                    app.deliver("clicks", clicks);
                    app.deliver("clicks", clicks); // streams deliver at least once
                    System.out.printf("%-32s %s%n", cloud, Visits.counts(folder));
                }
            } else {
                System.out.printf("%-32s is refused: it keeps no order%n", cloud);
            }
        }
    }
}
