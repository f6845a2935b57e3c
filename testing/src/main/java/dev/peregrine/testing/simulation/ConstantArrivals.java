package dev.peregrine.testing.simulation;

record ConstantArrivals(double perSecond) implements Arrivals {
    @Override
    public Process start(RandomStream random) {
        return new Process() {
            private long arrived;

            @Override
            public long next() {
                // From the start each time: gaps that are added up would drift.
                return Nanos.rounded(arrived++ * Nanos.PER_SECOND / perSecond);
            }
        };
    }

    @Override
    public String toString() {
        return "even " + Rates.text(perSecond);
    }
}
