package dev.peregrine.aws;

import dev.peregrine.spi.Cron;
import java.time.Month;
import java.util.BitSet;

/**
 * Translates a schedule of Unix into AWS's notation, as described in the EventBridge Scheduler user guide: six fields, the
 * last one the year; days of the week count from 1 for Sunday; one of the two day fields is {@code ?}. Steps are written out,
 * so that nothing rests on how AWS counts them.
 */
final class AwsCron {
    private AwsCron() {}

    /**
     * Translates a schedule.
     *
     * @return the expression, such as {@code cron(0 3 * * ? *)}
     * @throws IllegalArgumentException that says why AWS can't do that and what to change
     */
    static String of(Cron cron) {
        if (cron.restrictsBothDays()) {
            throw new IllegalArgumentException(
                    "the schedule \"" + cron + "\" restricts the day of the month and the day of"
                            + " the week, which Unix takes for either of them and AWS can't say. Write * for one of them, or declare"
                            + " two functions");
        }
        BitSet days = values(cron.dayOfMonth(), 1, 31);
        BitSet months = values(cron.month(), 1, 12);
        if (!happens(days, months)) {
            throw new IllegalArgumentException(
                    "the schedule \"" + cron + "\" never comes: none of its months has such a day. Change one of them");
        }
        boolean weekly = !cron.dayOfWeek().equals("*");
        return "cron(" + written(values(cron.minute(), 0, 59), 0, 59) + " " + written(values(cron.hour(), 0, 23), 0, 23)
                + " " + (weekly ? "?" : written(days, 1, 31)) + " " + written(months, 1, 12) + " "
                + (weekly ? written(daysOfWeek(cron), 1, 7) : "?") + " *)";
    }

    /** From 0 or 7 for Sunday to 1 for Sunday. */
    private static BitSet daysOfWeek(Cron cron) {
        BitSet days = new BitSet();
        values(cron.dayOfWeek(), 0, 7).stream().forEach(day -> days.set(day % 7 + 1));
        return days;
    }

    private static boolean happens(BitSet days, BitSet months) {
        int longest =
                months.stream().map(month -> Month.of(month).maxLength()).max().orElse(0);
        return days.nextSetBit(1) <= longest;
    }

    /** The values that a field of numbers, ranges and steps names. */
    private static BitSet values(String field, int least, int most) {
        BitSet values = new BitSet();
        for (String item : field.split(",", -1)) {
            int slash = item.indexOf('/');
            String range = slash < 0 ? item : item.substring(0, slash);
            int step = slash < 0 ? 1 : Integer.parseInt(item.substring(slash + 1));
            int dash = range.indexOf('-');
            boolean all = range.equals("*");
            int from = all ? least : Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
            int to = all ? most : dash < 0 ? from : Integer.parseInt(range.substring(dash + 1));
            for (int value = from; value <= to; value += step) {
                values.set(value);
            }
        }
        return values;
    }

    /** Values as numbers and ranges, which keeps within the 256 characters that AWS takes. */
    private static String written(BitSet values, int least, int most) {
        if (values.cardinality() == most - least + 1) {
            return "*";
        }
        StringBuilder text = new StringBuilder();
        for (int from = values.nextSetBit(0); from >= 0; from = values.nextSetBit(from)) {
            int end = values.nextClearBit(from);
            text.append(text.length() == 0 ? "" : ",").append(from);
            if (end - from > 1) {
                text.append(end - from == 2 ? "," : "-").append(end - 1);
            }
            from = end;
        }
        return text.toString();
    }
}
