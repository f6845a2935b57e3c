package dev.peregrine.testing.simulation;

record LognormalLaw(long median, long p99, double sigma) implements Law {
    /** The 99th percentile of the standard normal distribution. */
    private static final double Z99 = 2.3263478740408408;

    static LognormalLaw of(long median, long p99) {
        if (p99 < median) {
            throw new IllegalArgumentException(
                    "The 99th percentile, " + Nanos.text(p99) + ", is less than the median, " + Nanos.text(median));
        }
        return new LognormalLaw(median, p99, StrictMath.log((double) p99 / median) / Z99);
    }

    @Override
    public long draw(RandomStream random) {
        return Nanos.rounded(median * StrictMath.exp(sigma * random.nextGaussian()));
    }

    @Override
    public double meanNanos() {
        return median * StrictMath.exp(sigma * sigma / 2);
    }

    @Override
    public String toString() {
        return "lognormal with median " + Nanos.text(median) + " and 99th percentile " + Nanos.text(p99);
    }
}
