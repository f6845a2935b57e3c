package dev.peregrine.testing.simulation;

/**
 * One piece of a simulation's time, warm-up included.
 *
 * @param startNanos where it begins, in nanoseconds since the start
 * @param lengthNanos how long it is
 * @param meanInstances instances alive, on average over the piece
 * @param meanRunning requests running, the starts of their instances included, on average
 * @param meanWaiting requests waiting for an instance, on average
 * @param offered requests that arrived in it
 * @param coldStarts instances that requests made start in it
 * @param rejected requests rejected in it
 */
public record TimeBucket(
        long startNanos,
        long lengthNanos,
        double meanInstances,
        double meanRunning,
        double meanWaiting,
        long offered,
        long coldStarts,
        long rejected) {}
