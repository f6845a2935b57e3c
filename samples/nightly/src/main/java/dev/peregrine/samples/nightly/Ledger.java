package dev.peregrine.samples.nightly;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** The sales of a day and the reports of them; a database in real life. Thread-safe. */
public interface Ledger {
    /**
     * The sales of a day.
     *
     * @param day the day
     * @return an amount for each
     * @throws IOException when they can't be read
     */
    List<BigDecimal> sales(LocalDate day) throws IOException;

    /**
     * Keeps a report. Doing so twice keeps one.
     *
     * @param day the day it is about
     * @param text the report
     * @throws IOException when it can't be written
     */
    void report(LocalDate day, String text) throws IOException;
}
