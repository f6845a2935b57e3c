package dev.peregrine.testing.simulation;

import java.time.Duration;
import org.assertj.core.api.AbstractObjectAssert;

/**
 * Assertions on what became of messages; get them by {@code assertThat} of {@link dev.peregrine.testing.Assertions}.
 *
 * <pre>{@code
 * assertThat(report).lostNothing().deadLettered().isAtMost(3L).queueAge(0.99).isLessThan(Duration.ofMinutes(1));
 * }</pre>
 *
 * <p>A failure ends with the line that repeats the run. What happened to the instances is asserted on
 * {@link MessageReport#instances}.
 */
public final class MessageReportAssert extends AbstractObjectAssert<MessageReportAssert, MessageReport> {
    /**
     * Asserts on a report.
     *
     * @param actual the report
     */
    public MessageReportAssert(MessageReport actual) {
        super(actual, MessageReportAssert.class);
    }

    private AssertionError wrong(String what) {
        String description = info.hasDescription() ? "[" + info.descriptionText() + "] " : "";
        return new AssertionError(
                description + what + "\nin the run of " + actual + "\nreplay: " + actual.replayLine());
    }

    private FigureAssert<MessageReportAssert, Long> count(String name, long value) {
        return new FigureAssert<>(this, value, name, String::valueOf, this::wrong);
    }

    /**
     * Checks that each message was handled, put aside or is still under way: that nothing vanished, was acknowledged unread, or was
     * given up without a place for it.
     *
     * @return this
     */
    public MessageReportAssert lostNothing() {
        isNotNull();
        if (actual.lost() > 0) {
            throw wrong("Expected that no message is lost, but " + actual.lost() + " of " + actual.published()
                    + " are: " + actual.dropped() + " acknowledged although neither handled nor put aside, "
                    + actual.expired() + " given up without a place for dead letters, "
                    + (actual.lost() - actual.dropped() - actual.expired()) + " unaccounted for");
        }
        return this;
    }

    /**
     * Messages that were acknowledged as done.
     *
     * @return what can be checked of their number
     */
    public FigureAssert<MessageReportAssert, Long> done() {
        isNotNull();
        return count("messages done", actual.done());
    }

    /**
     * Messages that the function put aside.
     *
     * @return what can be checked of their number
     */
    public FigureAssert<MessageReportAssert, Long> parked() {
        isNotNull();
        return count("messages parked", actual.parked());
    }

    /**
     * Messages that went to the place of dead letters.
     *
     * @return what can be checked of their number
     */
    public FigureAssert<MessageReportAssert, Long> deadLettered() {
        isNotNull();
        return count("dead letters", actual.deadLettered());
    }

    /**
     * Messages that were handled more than once.
     *
     * @return what can be checked of their number
     */
    public FigureAssert<MessageReportAssert, Long> handledTwice() {
        isNotNull();
        return count("messages handled more than once", actual.handledTwice());
    }

    /**
     * A quantile of the age at which messages were first handled.
     *
     * @param quantile from 0 to 1, such as 0.99
     * @return what can be checked of it
     */
    public FigureAssert<MessageReportAssert, Duration> queueAge(double quantile) {
        isNotNull();
        if (actual.queueAge().count() == 0) {
            throw wrong("No message was handled, so there is no age to check");
        }
        return new FigureAssert<>(
                this,
                actual.queueAge().quantile(quantile),
                Figures.quantileName(quantile) + " of the age when first handled",
                SimulationReportAssert::exactly,
                this::wrong);
    }
}
