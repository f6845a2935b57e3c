package dev.peregrine.testing.simulation;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The faults of one run: what has happened, and what happens next. */
final class FaultPlan {
    private final Faults faults;
    private final Map<Fault, Course> courses = new EnumMap<>(Fault.class);
    private final RandomStream slowness;
    private final RandomStream delay;
    private final RandomStream part;

    FaultPlan(Faults faults, long seed) {
        this.faults = faults;
        for (Fault fault : Fault.values()) {
            courses.put(fault, new Course(faults.rule(fault), RandomStream.of(seed, "fault " + fault)));
        }
        slowness = RandomStream.of(seed, "fault slowness");
        delay = RandomStream.of(seed, "fault delay");
        part = RandomStream.of(seed, "fault part");
    }

    /** Takes an opportunity. */
    boolean happens(Fault fault, long now) {
        return course(fault).happens(now);
    }

    long slowness() {
        return faults.settings().slowness().draw(slowness);
    }

    long delay() {
        return faults.settings().delay().draw(delay);
    }

    Duration clockJump() {
        return faults.settings().clockJump();
    }

    /** How many of some are done before something happens in between: from none to all but one. */
    int part(int of) {
        return of == 0 ? 0 : part.below(of);
    }

    /** A share of a time. */
    long partOf(long nanos) {
        return (long) (nanos * part.nextDouble());
    }

    long injected(Fault fault) {
        return course(fault).injected;
    }

    private Course course(Fault fault) {
        return Objects.requireNonNull(courses.get(fault), fault.name());
    }

    /** What has become of one rule. */
    private static final class Course {
        private final Faults.Rule rule;
        private final RandomStream random;
        private long opportunity;
        private long injected;
        private int moment;
        private int number;

        Course(Faults.Rule rule, RandomStream random) {
            this.rule = rule;
            this.random = random;
        }

        boolean happens(long now) {
            opportunity++;
            boolean happens = rule.probability() > 0 && random.chance(rule.probability());
            if (moment < rule.moments().size() && rule.moments().get(moment).toNanos() <= now) {
                moment++;
                happens = true;
            }
            if (number < rule.opportunities().size() && rule.opportunities().get(number) == opportunity) {
                number++;
                happens = true;
            }
            injected += happens ? 1 : 0;
            return happens;
        }
    }
}
