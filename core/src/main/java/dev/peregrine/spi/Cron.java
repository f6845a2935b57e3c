package dev.peregrine.spi;

import java.util.List;
import java.util.Locale;

/**
 * A schedule in the notation of Unix: five fields, minute, hour, day of the month, month, day of the week (0 to 7, both ends
 * Sunday). Packagers translate it to their cloud's. Immutable.
 */
public final class Cron {
    private static final String[] NAMES = {"minute", "hour", "day of the month", "month", "day of the week"};
    private static final int[] LEAST = {0, 0, 1, 1, 0};
    private static final int[] MOST = {59, 23, 31, 12, 7};
    private static final int MONTH = 3;
    private static final int DAY_OF_WEEK = 4;
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    private final String[] fields;

    private Cron(String[] fields) {
        this.fields = fields;
    }

    /**
     * Reads an expression.
     *
     * @param expression such as {@code 0 3 * * MON-FRI}
     * @return the schedule, names replaced by numbers
     * @throws IllegalArgumentException that says what is wrong
     */
    public static Cron of(String expression) {
        String[] fields = expression.trim().split("\\s+", -1);
        if (fields.length != NAMES.length) {
            throw new IllegalArgumentException(
                    "Not a schedule: \"" + expression + "\". Write five fields, minute, hour,"
                            + " day of the month, month and day of the week, such as \"0 3 * * *\" for every day at three");
        }
        for (int i = 0; i < fields.length; i++) {
            fields[i] = field(fields[i], i, expression);
        }
        return new Cron(fields);
    }

    private static String field(String field, int index, String expression) {
        StringBuilder numbers = new StringBuilder();
        for (String item : field.split(",", -1)) {
            numbers.append(numbers.length() == 0 ? "" : ",").append(item(item, index, expression));
        }
        return numbers.toString();
    }

    private static String item(String item, int index, String expression) {
        int slash = item.indexOf('/');
        String range = slash < 0 ? item : item.substring(0, slash);
        String step = slash < 0 ? "" : item.substring(slash);
        if (slash >= 0 && !isStep(item.substring(slash + 1), index)) {
            throw wrong(item, index, expression);
        }
        if (range.equals("*")) {
            return range + step;
        }
        int dash = range.indexOf('-');
        if (dash < 0) {
            // a step without a range is taken by some and refused by others
            if (slash >= 0) {
                throw wrong(item, index, expression);
            }
            return String.valueOf(number(range, item, index, expression));
        }
        int from = number(range.substring(0, dash), item, index, expression);
        int to = number(range.substring(dash + 1), item, index, expression);
        if (to == 0 && from > 0 && index == DAY_OF_WEEK) {
            to = 7; // MON-SUN
        }
        if (from > to) {
            throw wrong(item, index, expression);
        }
        return from + "-" + to + step;
    }

    /** A step that is longer than the field would say something else than it seems to. */
    private static boolean isStep(String text, int index) {
        return isNumber(text) && Integer.parseInt(text) > 0 && Integer.parseInt(text) <= MOST[index];
    }

    private static int number(String text, String item, int index, String expression) {
        String upper = text.toUpperCase(Locale.ROOT);
        int named = index == MONTH ? MONTHS.indexOf(upper) + 1 : index == DAY_OF_WEEK ? DAYS.indexOf(upper) : -1;
        if (index == MONTH ? named > 0 : named >= 0) {
            return named;
        }
        int number = isNumber(text) ? Integer.parseInt(text) : -1;
        if (number < LEAST[index] || number > MOST[index]) {
            throw wrong(item, index, expression);
        }
        return number;
    }

    private static boolean isNumber(String text) {
        boolean right = !text.isEmpty() && text.length() <= 4;
        for (int i = 0; right && i < text.length(); i++) {
            right = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return right;
    }

    private static IllegalArgumentException wrong(String item, int index, String expression) {
        return new IllegalArgumentException("Wrong " + NAMES[index] + ": \"" + item + "\" in the schedule \""
                + expression
                + "\". Use *, numbers from " + LEAST[index] + " to " + MOST[index]
                + (index == MONTH ? " or names such as JAN" : index == DAY_OF_WEEK ? " or names such as MON" : "")
                + ", lists such as 1,2, ranges such as 1-5, and steps such as */2 or 1-9/2");
    }

    /**
     * The minutes.
     *
     * @return {@code *}, numbers, ranges and steps, separated by commas
     */
    public String minute() {
        return fields[0];
    }

    /**
     * The hours.
     *
     * @return in the same form
     */
    public String hour() {
        return fields[1];
    }

    /**
     * The days of the month.
     *
     * @return in the same form
     */
    public String dayOfMonth() {
        return fields[2];
    }

    /**
     * The months, 1 to 12.
     *
     * @return in the same form
     */
    public String month() {
        return fields[3];
    }

    /**
     * The days of the week, 0 to 7; both ends are Sunday.
     *
     * @return in the same form
     */
    public String dayOfWeek() {
        return fields[4];
    }

    /**
     * Whether both the days of the month and those of the week are restricted: Unix then takes a day that fits either, and
     * the clouds can't say that.
     *
     * @return whether they are
     */
    public boolean restrictsBothDays() {
        return !fields[2].equals("*") && !fields[4].equals("*");
    }

    /** The five fields, names replaced by numbers. */
    @Override
    public String toString() {
        return String.join(" ", fields);
    }
}
