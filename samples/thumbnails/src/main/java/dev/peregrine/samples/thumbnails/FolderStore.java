package dev.peregrine.samples.thumbnails;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A store that is a folder, with a folder for each container. */
public final class FolderStore implements ObjectStore {
    private final Path root;

    /**
     * Opens a folder.
     *
     * @param root the folder
     */
    public FolderStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public byte[] read(String container, String key) throws IOException {
        return Files.readAllBytes(path(container, key));
    }

    @Override
    public void write(String container, String key, byte[] content, String contentType) throws IOException {
        Path path = path(container, key);
        Files.createDirectories(path.getParent());
        Files.write(path, content);
    }

    @Override
    public void delete(String container, String key) throws IOException {
        Files.deleteIfExists(path(container, key));
    }

    /** Names come from whoever uploads, and must not lead out of the container. */
    private Path path(String container, String key) throws IOException {
        Path folder = root.resolve(container).normalize();
        Path path = folder.resolve(key).normalize();
        if (!folder.startsWith(root) || folder.equals(root) || !path.startsWith(folder) || path.equals(folder)) {
            throw new IOException("The name of an object leads out of its container");
        }
        return path;
    }
}
