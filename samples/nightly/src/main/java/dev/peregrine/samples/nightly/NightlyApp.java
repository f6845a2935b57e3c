package dev.peregrine.samples.nightly;

import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A report every night at three. */
public final class NightlyApp implements FunctionApp {
    private static final ZoneId ZONE = ZoneOffset.UTC;

    private final @Nullable Ledger ledger;

    /** The app as it is deployed: the ledger is named by the environment. */
    public NightlyApp() {
        this.ledger = null;
    }

    /**
     * The app around a test's ledger.
     *
     * @param ledger the ledger
     */
    public NightlyApp(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void define(Functions f) {
        f.schedule(
                "nightly",
                "0 3 * * *",
                ZONE,
                () -> new NightlyReport(
                        ledger != null
                                ? ledger
                                : new FolderLedger(Path.of(f.environment().require("LEDGER_FOLDER"))),
                        ZONE));
    }
}
