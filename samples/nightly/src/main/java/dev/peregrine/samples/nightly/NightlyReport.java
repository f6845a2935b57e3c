package dev.peregrine.samples.nightly;

import dev.peregrine.Context;
import dev.peregrine.event.ScheduleHandler;
import dev.peregrine.event.ScheduledEvent;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Reports on the day that ended. Which day that is comes from the scheduled time and not from the clock, so that a run that is
 * late or repeated makes the same report.
 */
public final class NightlyReport implements ScheduleHandler {
    private final Ledger ledger;
    private final ZoneId zone;

    /**
     * A report.
     *
     * @param ledger where the sales are and the report goes
     * @param zone where days begin and end
     */
    public NightlyReport(Ledger ledger, ZoneId zone) {
        this.ledger = ledger;
        this.zone = zone;
    }

    @Override
    public void handle(ScheduledEvent event, Context context) throws IOException {
        LocalDate day = event.scheduledTime().atZone(zone).toLocalDate().minusDays(1);
        List<BigDecimal> sales = ledger.sales(day);
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal amount : sales) {
            sum = sum.add(amount);
        }
        ledger.report(day, sales.size() + " sales, " + sum.toPlainString() + " in all\n");
    }
}
