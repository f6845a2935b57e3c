package dev.peregrine.samples.thumbnails;

import static dev.peregrine.testing.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.event.ObjectEvent;
import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.EveryCloud;
import dev.peregrine.testing.Kind;
import dev.peregrine.testing.TestEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The app over the wire format of every object store's events. */
class ThumbnailsOnEveryCloudTest {
    private static final String KEY = "holidays/on the beach, ümläut+plus.png";

    @TempDir
    Path root;

    @EveryCloud(kind = Kind.OBJECTS)
    void makesAThumbnailOfAnImageWithAnyName(Cloud cloud) throws IOException {
        FolderStore store = new FolderStore(root);
        store.write("photos", KEY, Images.file("png", 640, 320), "image/png");
        assertThat(cloud.app(new ThumbnailsApp(store)).deliver("thumbnails", TestEvent.created("photos", KEY)))
                .isDone();
        byte[] small = Files.readAllBytes(root.resolve("photos/thumbnails/" + KEY + ".jpg"));
        assertThat(Images.read(small).getWidth()).isEqualTo(160);
    }

    @EveryCloud(kind = Kind.OBJECTS)
    void isToldAgainOfAnImageThatItCannotReadYet(Cloud cloud) {
        assertThat(cloud.app(new ThumbnailsApp(new FolderStore(root)))
                        .deliver("thumbnails", TestEvent.created("photos", "late.png")))
                .redeliversAll()
                .lostNothing();
    }

    @EveryCloud(kind = Kind.OBJECTS, except = "azure-blob")
    void deletesTheThumbnailWithTheImage(Cloud cloud) throws IOException {
        FolderStore store = new FolderStore(root);
        store.write("photos", "thumbnails/a.png.jpg", new byte[1], "image/jpeg");
        assertThat(cloud.app(new ThumbnailsApp(store))
                        .deliver("thumbnails", TestEvent.object(ObjectEvent.Kind.DELETED, "photos", "a.png")))
                .isDone();
        assertThat(root.resolve("photos/thumbnails/a.png.jpg")).doesNotExist();
    }
}
