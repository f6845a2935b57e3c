package dev.peregrine.testing.simulation;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Moments and how many requests come at each. */
final class TraceArrivals implements Arrivals {
    private final String source;
    private final long[] moments;
    private final int[] counts;

    private TraceArrivals(String source, long[] moments, int[] counts) {
        this.source = source;
        this.moments = moments;
        this.counts = counts;
    }

    static TraceArrivals at(List<Duration> moments) {
        long[] nanos = new long[moments.size()];
        int[] counts = new int[nanos.length];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = Nanos.of(moments.get(i), "Moment " + i);
            counts[i] = 1;
            if (i > 0 && nanos[i] < nanos[i - 1]) {
                throw new IllegalArgumentException(
                        "Moment " + i + ", " + moments.get(i) + ", is before the one ahead of it");
            }
        }
        return new TraceArrivals("given moments", nanos, counts);
    }

    static TraceArrivals read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        long[] moments = new long[lines.size()];
        int[] counts = new int[lines.size()];
        int used = 0;
        long zero = Long.MIN_VALUE;
        for (int i = 0; i < lines.size(); i++) {
            String[] columns = lines.get(i).split(",", 3);
            String first = columns[0].strip();
            if (first.isEmpty() || (i == 0 && Character.isLetter(first.charAt(0)))) {
                continue;
            }
            try {
                long moment = moment(first);
                if (zero == Long.MIN_VALUE) {
                    zero = first.indexOf('T') > 0 ? moment : 0;
                }
                moments[used] = Math.subtractExact(moment, zero);
                counts[used] = columns.length > 1 ? Integer.parseInt(columns[1].strip()) : 1;
            } catch (NumberFormatException | ArithmeticException | DateTimeException wrong) {
                throw new IllegalArgumentException(place(file, i) + " isn't seconds or an instant, and a count", wrong);
            }
            if (moments[used] < (used == 0 ? 0 : moments[used - 1]) || counts[used] < 0) {
                throw new IllegalArgumentException(place(file, i) + " is before the one ahead of it, or negative");
            }
            used += counts[used] == 0 ? 0 : 1;
        }
        return new TraceArrivals(
                "trace " + file.getFileName(), Arrays.copyOf(moments, used), Arrays.copyOf(counts, used));
    }

    private static String place(Path file, int line) {
        return "Line " + (line + 1) + " of " + file;
    }

    private static long moment(String text) {
        if (text.indexOf('T') > 0) {
            Instant instant = Instant.parse(text);
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
        }
        return new BigDecimal(text)
                .movePointRight(9)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    @Override
    public Process start(RandomStream random) {
        return new Process() {
            private int at;
            private int taken;

            @Override
            public long next() {
                if (at == moments.length) {
                    return Nanos.NEVER;
                }
                long moment = moments[at];
                taken++;
                if (taken == counts[at]) {
                    at++;
                    taken = 0;
                }
                return moment;
            }
        };
    }

    @Override
    public boolean isEndless() {
        return false;
    }

    @Override
    public String toString() {
        return Arrays.stream(counts).asLongStream().sum() + " requests of " + source;
    }
}
