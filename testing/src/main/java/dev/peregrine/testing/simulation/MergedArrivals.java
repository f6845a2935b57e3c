package dev.peregrine.testing.simulation;

record MergedArrivals(Arrivals first, Arrivals second) implements Arrivals {
    @Override
    public Process start(RandomStream random) {
        Process ones = first.start(random.fork("first"));
        Process others = second.start(random.fork("second"));
        return new Process() {
            private long one = ones.next();
            private long other = others.next();

            @Override
            public long next() {
                long time = Math.min(one, other);
                if (one <= other) {
                    one = one == Nanos.NEVER ? one : ones.next();
                } else {
                    other = others.next();
                }
                return time;
            }
        };
    }

    @Override
    public boolean isEndless() {
        return first.isEndless() || second.isEndless();
    }

    @Override
    public String toString() {
        return first + " and " + second;
    }
}
