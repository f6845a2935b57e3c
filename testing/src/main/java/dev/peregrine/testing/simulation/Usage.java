package dev.peregrine.testing.simulation;

/**
 * What a platform could bill, in quantities that don't depend on a price. Request quantities are of the requests that arrived
 * after the warm-up, each counted when it ended; instance quantities are of the time after the warm-up.
 *
 * @param requests requests that ended on an instance: completed, timed out or failed
 * @param busyNanos their service times, cut at the timeout, exact
 * @param billedBusyNanos the same, each rounded up to the model's billing step
 * @param initNanos the init times of the instances that they made start
 * @param billedInitNanos the same, each rounded up to the billing step
 * @param billedNanos service and init of each request together, rounded up once
 * @param activeNanos time of instances with at least one request, starts included, summed over instances
 * @param instanceNanos time of instances alive, summed over instances
 * @param provisionedNanos time of provisioned instances that were asked for: their number times the span
 * @param spanNanos how long the simulation was, without warm-up
 */
public record Usage(
        long requests,
        double busyNanos,
        double billedBusyNanos,
        double initNanos,
        double billedInitNanos,
        double billedNanos,
        double activeNanos,
        double instanceNanos,
        double provisionedNanos,
        long spanNanos) {}
