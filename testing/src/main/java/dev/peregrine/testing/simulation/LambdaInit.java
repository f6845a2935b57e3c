package dev.peregrine.testing.simulation;

import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long AWS Lambda takes to start a small function, by its runtime: published quantiles of the init duration of a hello world with
 * 1,024 MB of memory in a zip on x86, of 2026, from about 1,800 starts each. A function that does more takes longer: measure yours.
 *
 * <p>The quantiles, in milliseconds:
 *
 * <table>
 * <caption>Init durations</caption>
 * <tr><th>Runtime</th><th>p50</th><th>p90</th><th>p99</th><th>p99.9</th></tr>
 * <tr><td>{@link #JAVA17}</td><td>211</td><td>243</td><td>340</td><td>610</td></tr>
 * <tr><td>{@link #JAVA21}</td><td>252</td><td>290</td><td>443</td><td>659</td></tr>
 * <tr><td>{@link #JAVA25}</td><td>214</td><td>418</td><td>538</td><td>619</td></tr>
 * <tr><td>{@link #NATIVE}</td><td>154</td><td>172</td><td>207</td><td>241</td></tr>
 * </table>
 */
public enum LambdaInit {
    /** The managed runtime java17. */
    JAVA17(211, 243, 340, 610),
    /** The managed runtime java21. */
    JAVA21(252, 290, 443, 659),
    /** The managed runtime java25. Its distribution has two peaks. */
    JAVA25(214, 418, 538, 619),
    /** A native image on a custom runtime. */
    NATIVE(154, 172, 207, 241);

    private final long p50;
    private final long p90;
    private final long p99;
    private final long p999;

    LambdaInit(long p50, long p90, long p99, long p999) {
        this.p50 = p50;
        this.p90 = p90;
        this.p99 = p99;
        this.p999 = p999;
    }

    /**
     * The table.
     *
     * @return init durations by their probabilities, in ascending order; can't be changed
     */
    public SortedMap<Double, Duration> quantiles() {
        SortedMap<Double, Duration> quantiles = new TreeMap<>();
        quantiles.put(0.5, Duration.ofMillis(p50));
        quantiles.put(0.9, Duration.ofMillis(p90));
        quantiles.put(0.99, Duration.ofMillis(p99));
        quantiles.put(0.999, Duration.ofMillis(p999));
        return Collections.unmodifiableSortedMap(quantiles);
    }

    /**
     * A law with these quantiles and straight lines between them. What wasn't published is taken as its nearest neighbour: each start
     * below the median takes as long as the median, so that the law is never too fast, and none takes longer than the 99.9th
     * percentile.
     *
     * @return the law
     */
    public Law law() {
        return Law.quantiles(quantiles());
    }

    /**
     * A lognormal law through the median and the 99th percentile, for whoever wants a smooth one. It fits badly: it
     * misses the 90th percentile by up to 19 percent and the 99.9th by up to 35 percent ({@code docs/presets.md} has the table).
     *
     * @return the law
     */
    public Law lognormal() {
        return Law.lognormal(Duration.ofMillis(p50), Duration.ofMillis(p99));
    }
}
