package dev.peregrine.testing.simulation;

record ConstantLaw(long nanos) implements Law {
    @Override
    public long draw(RandomStream random) {
        return nanos;
    }

    @Override
    public double meanNanos() {
        return nanos == Nanos.NEVER ? Double.POSITIVE_INFINITY : nanos;
    }

    @Override
    public String toString() {
        return nanos == Nanos.NEVER ? "for ever" : "always " + Nanos.text(nanos);
    }
}
