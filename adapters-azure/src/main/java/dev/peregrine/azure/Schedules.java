package dev.peregrine.azure;

import dev.peregrine.StartupException;
import dev.peregrine.spi.Cron;
import dev.peregrine.spi.FunctionDefinition;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Translates schedules to the six fields that Azure reads, seconds first, as <em>NCRONTAB expressions</em> of the timer
 * trigger have it.
 */
final class Schedules {
    private static final int SUNDAY = 7;

    private Schedules() {}

    static String of(FunctionDefinition function, @Nullable String timeZone, String source) {
        Cron cron = function.cron().orElse(null);
        ZoneId zone = function.zone().orElse(null);
        if (cron == null || zone == null) {
            throw new StartupException("Function " + function.name() + " is declared by "
                    + Trigger.declaration(function.kind())
                    + " and has no schedule. Write another trigger than timer, or"
                    + " declare it by schedule(…).");
        }
        checkZone(function.name(), zone, timeZone, source);
        if (cron.restrictsBothDays()) {
            throw new StartupException("The schedule \"" + cron + "\" of function " + function.name()
                    + " restricts both the days of the month and those of the week: elsewhere it runs on days that fit"
                    + " either, on Azure on days that fit both. Write * for one of them, and two functions for both.");
        }
        return String.join(
                " ", "0", cron.minute(), cron.hour(), cron.dayOfMonth(), cron.month(), days(cron.dayOfWeek()));
    }

    /** The host has one time zone for all, in an app setting which no package can hold. */
    private static void checkZone(String function, ZoneId zone, @Nullable String timeZone, String source) {
        ZoneId host = timeZone == null ? ZoneOffset.UTC : ZoneId.of(timeZone);
        if (zone.normalized().equals(host.normalized())) {
            return;
        }
        throw new StartupException("The schedule of function " + function + " is meant in the time zone " + zone
                + ", and Azure runs all schedules of an app in " + (timeZone == null ? "UTC" : timeZone)
                + (timeZone == null
                        ? " unless its setting WEBSITE_TIME_ZONE names another"
                        : ", as " + source + " says")
                + ". Declare the schedule in " + (timeZone == null ? "UTC" : "that zone") + ", or set WEBSITE_TIME_ZONE"
                + " where the app is deployed and write timeZone=" + zone + " in " + source
                + "; then that holds for all schedules of the app.");
    }

    /** Azure knows Sunday as 0 only. */
    private static String days(String field) {
        if (field.indexOf('0' + SUNDAY) < 0) {
            return field;
        }
        SortedSet<Integer> days = new TreeSet<>();
        for (String item : field.split(",", -1)) {
            days.addAll(expanded(item));
        }
        List<String> texts = new ArrayList<>();
        days.forEach(day -> texts.add(String.valueOf(day)));
        return String.join(",", texts);
    }

    private static List<Integer> expanded(String item) {
        int slash = item.indexOf('/');
        String range = slash < 0 ? item : item.substring(0, slash);
        int step = slash < 0 ? 1 : Integer.parseInt(item.substring(slash + 1));
        int dash = range.indexOf('-');
        boolean all = range.equals("*");
        int from = all ? 0 : Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
        int to = all ? SUNDAY - 1 : dash < 0 ? from : Integer.parseInt(range.substring(dash + 1));
        List<Integer> days = new ArrayList<>();
        for (int day = from; day <= to; day += step) {
            days.add(day % SUNDAY);
        }
        return days;
    }
}
