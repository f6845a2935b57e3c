package dev.peregrine.samples.audit;

import dev.peregrine.json.JsonCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** A trail that is a folder: a file for each change, named by its id. */
public final class FolderTrail implements AuditTrail {
    private final Path folder;

    /**
     * Opens a folder.
     *
     * @param folder the folder; made if it isn't there
     * @throws IOException when the folder can't be made
     */
    public FolderTrail(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    @Override
    public void add(Entry entry) throws IOException {
        UUID name = UUID.nameUUIDFromBytes(entry.id().getBytes(StandardCharsets.UTF_8));
        Path unfinished = Files.createTempFile(folder, "entry", ".tmp");
        Files.write(unfinished, JsonCodec.light().write(entry));
        Files.move(unfinished, folder.resolve(name + ".json"), StandardCopyOption.ATOMIC_MOVE);
    }
}
