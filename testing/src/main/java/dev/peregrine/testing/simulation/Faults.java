package dev.peregrine.testing.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which {@link Fault}s a simulation injects, and when: each time with a probability, at moments, or at the n-th opportunity.
 *
 * <pre>{@code
 * Faults.none().with(Fault.CRASH_DURING, 0.01).at(Fault.INIT_FAILURE, Duration.ofMinutes(5)).nth(Fault.TIMEOUT, 1, 7)
 * }</pre>
 *
 * <p>Each fault has a random stream of its own, so that adding one doesn't move the others. Immutable and thread-safe: each method
 * gives changed faults.
 */
public final class Faults {
    private static final Faults NONE = new Faults(Map.of(), Settings.DEFAULT);

    private final Map<Fault, Rule> rules;
    private final Settings settings;

    private Faults(Map<Fault, Rule> rules, Settings settings) {
        this.rules = rules;
        this.settings = settings;
    }

    /** When one fault happens. */
    record Rule(double probability, List<Duration> moments, List<Long> opportunities) {
        static final Rule NEVER = new Rule(0, List.of(), List.of());
    }

    /** How much of it happens. */
    record Settings(Law slowness, Duration clockJump, Law delay) {
        static final Settings DEFAULT = new Settings(
                Law.exponential(Duration.ofSeconds(1)), Duration.ofHours(1), Law.exponential(Duration.ofSeconds(30)));
    }

    /**
     * No faults: slowness is exponential with a mean of 1 s, the clock would jump by one hour, and duplicates and messages held
     * back are delayed exponentially with a mean of 30 s.
     *
     * @return the faults
     */
    public static Faults none() {
        return NONE;
    }

    private Faults with(Fault fault, Rule rule) {
        Map<Fault, Rule> changed = new EnumMap<>(Fault.class);
        changed.putAll(rules);
        changed.put(fault, rule);
        return new Faults(Collections.unmodifiableMap(changed), settings);
    }

    /**
     * Injects a fault at random.
     *
     * @param fault the fault
     * @param probability at each opportunity, from 0 to 1
     * @return the changed faults
     * @throws IllegalArgumentException for another probability
     */
    public Faults with(Fault fault, double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("A probability is from 0 to 1, not " + probability + " for " + fault);
        }
        Rule rule = rule(fault);
        return with(fault, new Rule(probability, rule.moments, rule.opportunities));
    }

    /**
     * Injects a fault by schedule.
     *
     * @param fault the fault
     * @param moments times since the start; it happens at the first opportunity at or after each
     * @return the changed faults
     */
    public Faults at(Fault fault, Duration... moments) {
        Rule rule = rule(fault);
        List<Duration> all = new ArrayList<>(rule.moments);
        for (Duration moment : moments) {
            Nanos.of(moment, "The moment of a fault");
            all.add(moment);
        }
        Collections.sort(all);
        return with(fault, new Rule(rule.probability, List.copyOf(all), rule.opportunities));
    }

    /**
     * Injects a fault at certain opportunities.
     *
     * @param fault the fault
     * @param numbers which, from 1 on
     * @return the changed faults
     */
    public Faults nth(Fault fault, long... numbers) {
        Rule rule = rule(fault);
        List<Long> all = new ArrayList<>(rule.opportunities);
        Arrays.stream(numbers).forEach(number -> {
            if (number < 1) {
                throw new IllegalArgumentException("Opportunities are counted from 1, not " + number);
            }
            all.add(number);
        });
        List<Long> sorted = all.stream().distinct().sorted().toList();
        return with(fault, new Rule(rule.probability, rule.moments, sorted));
    }

    /**
     * Says how slow {@link Fault#SLOW_DEPENDENCY} is.
     *
     * @param law what an invocation takes longer
     * @return the changed faults
     */
    public Faults slowness(Law law) {
        return new Faults(rules, new Settings(law, settings.clockJump, settings.delay));
    }

    /**
     * Says how far {@link Fault#CLOCK_JUMP} goes.
     *
     * @param jump how far; negative is back
     * @return the changed faults
     */
    public Faults clockJump(Duration jump) {
        return new Faults(rules, new Settings(settings.slowness, jump, settings.delay));
    }

    /**
     * Says how late {@link Fault#DUPLICATE} and {@link Fault#REORDERING} deliver.
     *
     * @param law the delay
     * @return the changed faults
     */
    public Faults delay(Law law) {
        return new Faults(rules, new Settings(settings.slowness, settings.clockJump, law));
    }

    Rule rule(Fault fault) {
        return rules.getOrDefault(fault, Rule.NEVER);
    }

    Settings settings() {
        return settings;
    }

    boolean isNone() {
        return rules.isEmpty();
    }

    /** All rules in one line. */
    @Override
    public String toString() {
        if (isNone()) {
            return "none";
        }
        StringBuilder text = new StringBuilder();
        rules.forEach((fault, rule) -> {
            text.append(text.length() == 0 ? "" : ", ").append(fault);
            if (rule.probability > 0) {
                text.append(" with probability ").append(rule.probability);
            }
            if (!rule.moments.isEmpty()) {
                text.append(" at ").append(rule.moments);
            }
            if (!rule.opportunities.isEmpty()) {
                text.append(" number ").append(rule.opportunities);
            }
        });
        return text.append(" (slowness ")
                .append(settings.slowness)
                .append(", jump ")
                .append(settings.clockJump)
                .append(", delay ")
                .append(settings.delay)
                .append(')')
                .toString();
    }
}
