package dev.peregrine.samples.clicks;

import dev.peregrine.json.JsonCodec;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A store that is a folder: a file for the open window of each page, and one for each finished count. */
public final class FolderWindowStore implements WindowStore {
    private final Path open;
    private final Path counts;

    /**
     * Opens a folder.
     *
     * @param folder the folder; made if it isn't there
     * @throws IOException when the folder can't be made
     */
    public FolderWindowStore(Path folder) throws IOException {
        this.open = Files.createDirectories(folder.resolve("open"));
        this.counts = Files.createDirectories(folder.resolve("counts"));
    }

    @Override
    public Optional<Window> open(String page) throws IOException {
        Path file = open.resolve(name(page) + ".json");
        return Files.exists(file)
                ? Optional.of(JsonCodec.light().read(Files.readAllBytes(file), Window.class))
                : Optional.empty();
    }

    @Override
    public void keep(Window window) throws IOException {
        write(open.resolve(name(window.page()) + ".json"), JsonCodec.light().write(window));
    }

    @Override
    public void publish(Window window) throws IOException {
        String file = name(window.page()) + "-" + window.start().getEpochSecond() + ".txt";
        write(counts.resolve(file), (window.clickIds().size() + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static void write(Path file, byte[] content) throws IOException {
        Path unfinished = Files.createTempFile(file.getParent(), "window", ".tmp");
        Files.write(unfinished, content);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String name(String page) {
        return URLEncoder.encode(page, StandardCharsets.UTF_8)
                .replace("*", "%2A")
                .replace(".", "%2E");
    }
}
