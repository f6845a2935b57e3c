package dev.peregrine.testing.simulation;

import dev.peregrine.testing.simulation.Preset.Origin;
import dev.peregrine.testing.simulation.Preset.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Collects what a preset says about itself. The topics are the same for all of them, so that they make a table. */
final class Values {
    static final String SLOTS = "Requests at the same time on an instance";
    static final String SCALE_OUT = "New instances";
    static final String LIMIT = "At most";
    static final String EXCESS = "What exceeds it";
    static final String IDLE = "An idle instance stays";
    static final String INIT = "Init";
    static final String INIT_LIMIT = "Init limit";
    static final String TIMEOUT = "Timeout";
    static final String ROUTING = "Routing";
    static final String RETRIES = "Failed asynchronous calls";
    static final String PRICE = "Price";

    private static final String UNDOCUMENTED = "undocumented";
    private static final int YEAR = 2026;

    private final List<Value> values = new ArrayList<>();

    Values documented(String topic, String text, String source) {
        values.add(new Value(topic, text, Origin.DOCUMENTED, source, YEAR));
        return this;
    }

    Values observed(String topic, String text) {
        values.add(new Value(topic, text, Origin.OBSERVED, UNDOCUMENTED + ", measured by others", YEAR));
        return this;
    }

    Values assumed(String topic, String text, String why) {
        values.add(new Value(topic, text, Origin.ASSUMED, why, YEAR));
        return this;
    }

    /** What is taken for granted on every platform. */
    Values common(PlatformModel model, Prices prices, String source) {
        assumed(
                INIT,
                "that of a hello world on AWS Lambda's java21",
                "measure your function and give the model its init law");
        String rule = model.routing() == Routing.MRU
                ? "the most recently used instance"
                : model.routing().name();
        assumed(ROUTING, rule, UNDOCUMENTED);
        return documented(PRICE, prices.rates(), source);
    }

    List<Value> list() {
        return List.copyOf(values);
    }

    static String count(int count) {
        return Decimals.number(count);
    }

    /** In the largest unit that shows it as a whole number. */
    static String time(Duration time) {
        long seconds = time.toSeconds();
        if (time.getNano() != 0 || seconds == 0) {
            return Decimals.number(time.toMillis()) + " ms";
        }
        return seconds % 60 == 0 && seconds > 60
                ? Decimals.number(seconds / 60) + " min"
                : Decimals.number(seconds) + " s";
    }

    static String range(Duration from, Duration to) {
        return from.toMinutes() + " to " + to.toMinutes() + " min";
    }
}
