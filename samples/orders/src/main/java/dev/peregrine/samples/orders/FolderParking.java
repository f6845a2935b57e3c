package dev.peregrine.samples.orders;

import dev.peregrine.event.Parking;
import dev.peregrine.event.RawMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** A parking place that is a folder: for each message its body, and beside it why it was parked. */
public final class FolderParking implements Parking {
    private final Path folder;

    /**
     * Opens a folder.
     *
     * @param folder the folder; made if it isn't there
     * @throws IOException when the folder can't be made
     */
    public FolderParking(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    @Override
    public void park(RawMessage message, Throwable cause) throws IOException {
        // the host's id may hold anything, so it only seeds the file's name
        String name = UUID.nameUUIDFromBytes(message.id().getBytes(StandardCharsets.UTF_8))
                .toString();
        Files.write(folder.resolve(name + ".body"), message.bytes());
        Files.writeString(folder.resolve(name + ".why"), message.id() + "\n" + cause + "\n");
    }
}
