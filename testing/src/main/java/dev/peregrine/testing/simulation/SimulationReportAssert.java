package dev.peregrine.testing.simulation;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Function;
import org.assertj.core.api.AbstractObjectAssert;

/**
 * Assertions on a report; get them by {@code assertThat} of {@link dev.peregrine.testing.Assertions}. A figure is named first,
 * then what it must be, and the next figure can follow:
 *
 * <pre>{@code
 * assertThat(report).coldShare().isBetween(0.001, 0.01).latency(0.99).isLessThan(Duration.ofMillis(300));
 * }</pre>
 *
 * <p>A failure ends with the line that repeats the run.
 */
public final class SimulationReportAssert extends AbstractObjectAssert<SimulationReportAssert, SimulationReport> {
    /**
     * Asserts on a report.
     *
     * @param actual the report
     */
    public SimulationReportAssert(SimulationReport actual) {
        super(actual, SimulationReportAssert.class);
    }

    private AssertionError wrong(String what) {
        String description = info.hasDescription() ? "[" + info.descriptionText() + "] " : "";
        return new AssertionError(
                description + what + "\nin the run of " + actual + "\nreplay: " + actual.replayLine());
    }

    private <T extends Comparable<? super T>> FigureAssert<SimulationReportAssert, T> figure(
            String name, T value, Function<T, String> shown) {
        return new FigureAssert<>(this, value, name, shown, this::wrong);
    }

    /** What never happened passes no check. */
    private void some(long count, String otherwise) {
        if (count == 0) {
            throw wrong(otherwise);
        }
    }

    private FigureAssert<SimulationReportAssert, Double> share(String name, double value) {
        return figure(name, value, share -> share + " (" + Numbers.percent(share) + ")");
    }

    private FigureAssert<SimulationReportAssert, Duration> time(String name, Duration value) {
        return figure(name, value, SimulationReportAssert::exactly);
    }

    /** All digits: a value that misses its limit by little must not look the same. */
    static String exactly(Duration time) {
        BigDecimal seconds = BigDecimal.valueOf(time.toSeconds()).add(BigDecimal.valueOf(time.toNanosPart(), 9));
        BigDecimal millis = seconds.movePointRight(3);
        return millis.signum() == 0 ? "0 ms" : millis.stripTrailingZeros().toPlainString() + " ms";
    }

    private SimulationReport report() {
        isNotNull();
        return actual;
    }

    /**
     * The share of accepted requests that met a cold start, from 0 to 1.
     *
     * @return what can be checked of it
     */
    public FigureAssert<SimulationReportAssert, Double> coldShare() {
        some(report().accepted(), "No request was accepted, so there is no cold share to check");
        return share("cold share of accepted requests", report().coldShare());
    }

    /**
     * The share of offered requests that were rejected, from 0 to 1.
     *
     * @return what can be checked of it
     */
    public FigureAssert<SimulationReportAssert, Double> rejectedShare() {
        some(report().offered(), "No request arrived, so there is no rejected share to check");
        return share("rejected share of offered requests", report().rejectedShare());
    }

    /**
     * A quantile of the time from arrival to answer.
     *
     * @param quantile the share of requests that were at least as fast, from 0 to 1
     * @return what can be checked of it
     */
    public FigureAssert<SimulationReportAssert, Duration> latency(double quantile) {
        return quantile("latency", report().latency(), quantile);
    }

    /**
     * A quantile of the time that requests waited for an instance, its start not included.
     *
     * @param quantile the share of requests that waited no longer, from 0 to 1
     * @return what can be checked of it
     */
    public FigureAssert<SimulationReportAssert, Duration> waiting(double quantile) {
        return quantile("waiting time", report().waiting(), quantile);
    }

    /**
     * A quantile of the init times that requests met.
     *
     * @param quantile the share of cold starts that were at least as fast, from 0 to 1
     * @return what can be checked of it
     */
    public FigureAssert<SimulationReportAssert, Duration> init(double quantile) {
        return quantile("init time", report().init(), quantile);
    }

    private FigureAssert<SimulationReportAssert, Duration> quantile(String name, Distribution times, double quantile) {
        some(times.count(), "Nothing was measured, so there is no " + name + " to check");
        return time(Figures.quantileName(quantile) + " of the " + name, times.quantile(quantile));
    }

    /**
     * The most instances that were alive at the same time.
     *
     * @return what can be checked of it
     */
    public FigureAssert<SimulationReportAssert, Integer> maxInstances() {
        return figure("highest number of instances", report().maxInstances(), count -> Numbers.count(count));
    }

    /**
     * Instances alive, on average over time.
     *
     * @return what can be checked of it
     */
    public FigureAssert<SimulationReportAssert, Double> meanInstances() {
        return figure("mean number of instances", report().meanInstances(), String::valueOf);
    }

    /**
     * Requests on instances, on average over time.
     *
     * @return what can be checked of it
     */
    public FigureAssert<SimulationReportAssert, Double> meanRunning() {
        return figure("mean number of running requests", report().meanRunning(), String::valueOf);
    }

    /**
     * What a bill for the run comes to, in US dollars and exactly.
     *
     * @param bill what the report's usage costs
     * @return what can be checked of its total
     */
    public FigureAssert<SimulationReportAssert, BigDecimal> costs(Cost bill) {
        return figure("total cost by " + bill.prices(), bill.total(), amount -> "$" + amount.toPlainString());
    }

    /**
     * What the run costs, in US dollars and exactly.
     *
     * @param prices the price list that the model was metered for
     * @return what can be checked of the total
     */
    public FigureAssert<SimulationReportAssert, BigDecimal> costs(Prices prices) {
        return costs(prices.cost(report().usage()));
    }

    /**
     * Checks that every request that arrived was answered: none was rejected, failed or was cut at the timeout, and none was
     * left waiting or running at the end.
     *
     * @return this
     */
    public SimulationReportAssert answeredAll() {
        if (report().completed() != report().offered()) {
            throw wrong(
                    "Expected all of %s requests to be answered, but %s were: %s rejected, %s timed out, %s failed, %s waiting and %s running at the end"
                            .formatted(
                                    Numbers.count(report().offered()),
                                    Numbers.count(report().completed()),
                                    Numbers.count(report().rejected()),
                                    Numbers.count(report().timedOut()),
                                    Numbers.count(report().failed()),
                                    Numbers.count(report().waitingAtEnd()),
                                    Numbers.count(report().runningAtEnd())));
        }
        return this;
    }
}
