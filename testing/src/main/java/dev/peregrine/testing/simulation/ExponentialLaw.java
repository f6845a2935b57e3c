package dev.peregrine.testing.simulation;

record ExponentialLaw(long mean) implements Law {
    @Override
    public long draw(RandomStream random) {
        return Nanos.rounded(random.nextExponential() * mean);
    }

    @Override
    public double meanNanos() {
        return mean;
    }

    @Override
    public String toString() {
        return "exponential with mean " + Nanos.text(mean);
    }
}
