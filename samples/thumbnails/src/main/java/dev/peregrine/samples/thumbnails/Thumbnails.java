package dev.peregrine.samples.thumbnails;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Makes small images of large ones. */
final class Thumbnails {
    /** A small file may claim to be a huge image, whose pixels would not fit into memory. */
    private static final long MOST_PIXELS = 50_000_000;

    private Thumbnails() {}

    /**
     * Makes a JPEG that fits into a square; smaller images keep their size.
     *
     * @throws IOException when the bytes are no image that can be read, or too large a one
     */
    static byte[] jpeg(byte[] image, int edge) throws IOException {
        BufferedImage large = read(image);
        double scale = Math.min(1, Math.min((double) edge / large.getWidth(), (double) edge / large.getHeight()));
        int width = Math.max(1, (int) Math.round(large.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(large.getHeight() * scale));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setBackground(Color.WHITE); // JPEG knows no transparency
        graphics.clearRect(0, 0, width, height);
        graphics.drawImage(large, 0, 0, width, height, null);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(small, "jpeg", out);
        return out.toByteArray();
    }

    private static BufferedImage read(byte[] image) throws IOException {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(image))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("not an image of a known kind");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                    throw new IOException("an image of more than " + MOST_PIXELS + " pixels");
                }
                return reader.read(0);
            } catch (RuntimeException damaged) {
                throw new IOException("a damaged image", damaged);
            } finally {
                reader.dispose();
            }
        }
    }
}
