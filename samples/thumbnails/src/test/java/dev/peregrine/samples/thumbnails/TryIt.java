package dev.peregrine.samples.thumbnails;

import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.Kind;
import dev.peregrine.testing.TestEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Uploads an image to a folder and has every cloud's storage event for it make a thumbnail. */
final class TryIt {
    private TryIt() {}

    public static void main(String[] args) throws IOException {
        Path root = Files.createTempDirectory("thumbnails");
        FolderStore store = new FolderStore(root);
        for (Cloud cloud : Cloud.all(Kind.OBJECTS)) {
            try (cloud) {
                String container = cloud.name();
                byte[] image = Images.file("png", 1600, 900);
                store.write(container, "beach.png", image, "image/png");
                cloud.app(new ThumbnailsApp(store)).deliver("thumbnails", TestEvent.created(container, "beach.png"));
                byte[] thumbnail = store.read(container, "thumbnails/beach.png.jpg");
                BufferedImage small = Images.read(thumbnail);
                System.out.printf(
                        "%-38s 1600 x 900, %,d bytes -> %d x %d, %,d bytes%n",
                        cloud, image.length, small.getWidth(), small.getHeight(), thumbnail.length);
            }
        }
        System.out.println("\nThe images are in " + root);
    }
}
