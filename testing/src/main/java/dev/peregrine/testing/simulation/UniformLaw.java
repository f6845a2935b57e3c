package dev.peregrine.testing.simulation;

record UniformLaw(long from, long to) implements Law {
    UniformLaw {
        if (to < from) {
            throw new IllegalArgumentException(
                    "The longest duration, " + Nanos.text(to) + ", is less than the shortest, " + Nanos.text(from));
        }
    }

    @Override
    public long draw(RandomStream random) {
        return from + Nanos.rounded(random.nextDouble() * (to - from));
    }

    @Override
    public double meanNanos() {
        return from + (to - from) / 2.0;
    }

    @Override
    public String toString() {
        return "uniform from " + Nanos.text(from) + " to " + Nanos.text(to);
    }
}
