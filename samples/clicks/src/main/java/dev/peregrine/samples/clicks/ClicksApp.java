package dev.peregrine.samples.clicks;

import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Clicks of a stream. */
public final class ClicksApp implements FunctionApp {
    private final @Nullable WindowStore windows;

    /** The app as it is deployed: the store is named by the environment. */
    public ClicksApp() {
        this.windows = null;
    }

    /**
     * The app around a test's store.
     *
     * @param windows the store
     */
    public ClicksApp(WindowStore windows) {
        this.windows = windows;
    }

    @Override
    public void define(Functions f) {
        f.messages(
                        "clicks",
                        Click.class,
                        () -> new ClickCounter(
                                windows != null
                                        ? windows
                                        : new FolderWindowStore(
                                                Path.of(f.environment().require("CLICKS_FOLDER")))))
                .ordered(); // a source without order, such as a plain queue, is refused
    }
}
