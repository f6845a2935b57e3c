package dev.peregrine.samples.nightly;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A ledger that is a folder: {@code sales-2025-01-31.txt} with an amount a line, and {@code report-2025-01-31.txt}. */
public final class FolderLedger implements Ledger {
    private final Path folder;

    /**
     * Opens a folder.
     *
     * @param folder the folder
     */
    public FolderLedger(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<BigDecimal> sales(LocalDate day) throws IOException {
        Path file = folder.resolve("sales-" + day + ".txt");
        List<BigDecimal> amounts = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                amounts.add(new BigDecimal(line.trim()));
            }
        }
        return amounts;
    }

    @Override
    public void report(LocalDate day, String text) throws IOException {
        Files.writeString(folder.resolve("report-" + day + ".txt"), text);
    }
}
