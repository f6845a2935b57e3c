package dev.peregrine.samples.orders;

import dev.peregrine.json.JsonCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;

/** A warehouse that is a folder: one file for each shipped order, named by its number. */
public final class FolderWarehouse implements Warehouse {
    private final Path folder;
    private final Set<String> articles;

    /**
     * Opens a folder.
     *
     * @param folder the folder; made if it isn't there
     * @param articles the known articles
     * @throws IOException when the folder can't be made
     */
    public FolderWarehouse(Path folder, Set<String> articles) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.articles = Set.copyOf(articles);
    }

    @Override
    public boolean knows(String sku) {
        return articles.contains(sku);
    }

    @Override
    public void ship(Order order) throws IOException {
        // whole or not at all, and the second time over the first
        Path unfinished = Files.createTempFile(folder, "order", ".tmp");
        Files.write(unfinished, JsonCodec.light().write(order));
        Files.move(unfinished, folder.resolve(order.number() + ".json"), StandardCopyOption.ATOMIC_MOVE);
    }
}
