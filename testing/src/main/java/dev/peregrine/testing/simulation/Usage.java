package dev.peregrine.testing.simulation;

/**
 * What a platform could bill, in quantities that don't depend on a price. Request quantities are of the requests that arrived
 * after the warm-up, each counted when it ended; instance quantities are of the time after the warm-up.
 *
 * @param requests requests that ended on an instance: completed, timed out or failed
 * @param busyNanos their service times, cut at the timeout, exact
 * @param initNanos the init times of the instances that they made start
 * @param metering how the three quantities that follow were counted, the model's
 * @param billedBusyNanos time in which requests were served by instances that aren't provisioned, counted and rounded by the
 *     metering
 * @param billedInitNanos what starts add to that, counted and rounded by the metering; zero when it doesn't bill them
 * @param billedProvisionedNanos time in which requests were served by provisioned instances, counted and rounded by the metering
 * @param activeNanos time of instances with at least one request, starts included, summed over instances
 * @param instanceNanos time of instances alive, summed over instances
 * @param provisionedNanos time of provisioned instances that were asked for: their number times the span
 * @param spanNanos how long the simulation was, without warm-up
 */
public record Usage(
        long requests,
        double busyNanos,
        double initNanos,
        Metering metering,
        double billedBusyNanos,
        double billedInitNanos,
        double billedProvisionedNanos,
        double activeNanos,
        double instanceNanos,
        double provisionedNanos,
        long spanNanos) {}
