package dev.peregrine.samples.thumbnails;

import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Thumbnails of all images in a store. */
public final class ThumbnailsApp implements FunctionApp {
    private final @Nullable ObjectStore store;

    /** The app as it is deployed: the store is named by the environment. */
    public ThumbnailsApp() {
        this.store = null;
    }

    /**
     * The app around a test's store.
     *
     * @param store the store
     */
    public ThumbnailsApp(ObjectStore store) {
        this.store = store;
    }

    @Override
    public void define(Functions f) {
        f.objects(
                "thumbnails",
                () -> new Thumbnailer(
                        store != null
                                ? store
                                : new FolderStore(Path.of(f.environment().require("STORE_FOLDER")))));
    }
}
