package dev.peregrine.samples.thumbnails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.PermanentFailure;
import dev.peregrine.testing.TestContext;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThumbnailerTest {
    @TempDir
    Path root;

    private void handle(ObjectEvent.Kind kind, String key) throws IOException {
        new Thumbnailer(new FolderStore(root)).handle(ObjectEvent.of(kind, "photos", key), TestContext.create());
    }

    private void upload(String key, byte[] content) throws IOException {
        new FolderStore(root).write("photos", key, content, "image/png");
    }

    private Path thumbnail(String key) {
        return root.resolve("photos/thumbnails").resolve(key + ".jpg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
    void makesAThumbnailOfEveryUsualFormat(String format) throws IOException {
        upload("holidays/beach." + format, Images.file(format, 640, 320));
        handle(ObjectEvent.Kind.CREATED, "holidays/beach." + format);
        BufferedImage small = Images.read(Files.readAllBytes(thumbnail("holidays/beach." + format)));
        assertThat(small.getWidth()).isEqualTo(160);
        assertThat(small.getHeight()).isEqualTo(80);
        assertThat(new Color(small.getRGB(20, 40)).getBlue()).isGreaterThan(200);
        assertThat(new Color(small.getRGB(140, 40)).getRed()).isGreaterThan(200);
    }

    @Test
    void keepsTheSizeOfASmallImage() throws IOException {
        upload("dot.png", Images.file("png", 3, 2));
        handle(ObjectEvent.Kind.CREATED, "dot.png");
        BufferedImage small = Images.read(Files.readAllBytes(thumbnail("dot.png")));
        assertThat(small.getWidth()).isEqualTo(3);
        assertThat(small.getHeight()).isEqualTo(2);
    }

    @Test
    void deletesTheThumbnailWithTheImage() throws IOException {
        upload("a.png", Images.file("png", 10, 10));
        handle(ObjectEvent.Kind.CREATED, "a.png");
        handle(ObjectEvent.Kind.DELETED, "a.png");
        handle(ObjectEvent.Kind.DELETED, "a.png"); // events may come twice
        assertThat(thumbnail("a.png")).doesNotExist();
    }

    @Test
    void makesNoThumbnailOfAThumbnail() throws IOException {
        upload("thumbnails/a.png.jpg", Images.file("jpeg", 10, 10));
        handle(ObjectEvent.Kind.CREATED, "thumbnails/a.png.jpg");
        assertThat(thumbnail("thumbnails/a.png.jpg")).doesNotExist();
    }

    @Test
    void givesUpOnWhatIsNoImage() throws IOException {
        upload("notes.png", "not an image".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> handle(ObjectEvent.Kind.CREATED, "notes.png"))
                .isInstanceOf(PermanentFailure.class)
                .hasMessageContaining("notes.png");
    }

    @Test
    void givesUpOnADamagedImage() throws IOException {
        byte[] whole = Images.file("png", 400, 400);
        upload("torn.png", Arrays.copyOf(whole, 40));
        assertThatThrownBy(() -> handle(ObjectEvent.Kind.CREATED, "torn.png")).isInstanceOf(PermanentFailure.class);
    }

    @Test
    void givesUpOnAnImageThatWouldFillTheMemory() throws IOException {
        byte[] bomb = Images.file("png", 1, 1);
        // width and height stand in the first chunk of a PNG, whose checksum readers of the header don't look at
        bomb[18] = (byte) 0xC3;
        bomb[22] = (byte) 0xC3;
        upload("bomb.png", bomb);
        assertThatThrownBy(() -> handle(ObjectEvent.Kind.CREATED, "bomb.png"))
                .isInstanceOf(PermanentFailure.class)
                .hasMessageContaining("pixels");
    }

    @Test
    void triesAgainWhenTheImageCannotBeReadYet() {
        assertThatThrownBy(() -> handle(ObjectEvent.Kind.CREATED, "late.png")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void keepsWithinItsContainer() {
        assertThatThrownBy(() -> upload("../other/a.png", new byte[1])).isInstanceOf(IOException.class);
    }
}
