package dev.peregrine.testing.simulation;

record PoissonArrivals(double perSecond) implements Arrivals {
    @Override
    public Process start(RandomStream random) {
        return new Gaps(random, Nanos.PER_SECOND / perSecond);
    }

    @Override
    public String toString() {
        return "Poisson " + Rates.text(perSecond);
    }

    private static final class Gaps implements Process {
        private final RandomStream random;
        private final double mean;
        private long time;

        Gaps(RandomStream random, double mean) {
            this.random = random;
            this.mean = mean;
        }

        @Override
        public long next() {
            time = Nanos.plus(time, Nanos.rounded(random.nextExponential() * mean));
            return time;
        }
    }
}
