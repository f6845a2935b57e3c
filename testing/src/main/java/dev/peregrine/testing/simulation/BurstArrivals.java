package dev.peregrine.testing.simulation;

record BurstArrivals(int size, long every) implements Arrivals {
    BurstArrivals {
        if (size < 1) {
            throw new IllegalArgumentException("A burst has at least one request, not " + size);
        }
    }

    @Override
    public Process start(RandomStream random) {
        return new Process() {
            private int left = size;
            private long time;

            @Override
            public long next() {
                if (left == 0) {
                    left = size;
                    time = Nanos.plus(time, every);
                }
                left--;
                return time;
            }
        };
    }

    @Override
    public String toString() {
        return "bursts of " + size + " every " + Nanos.text(every);
    }
}
