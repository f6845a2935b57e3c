package dev.peregrine.testing.simulation;

record DiurnalArrivals(double perSecond, double peakToMean) implements Arrivals {
    private static final double DAY = 24 * 3600 * Nanos.PER_SECOND;

    DiurnalArrivals {
        if (!(peakToMean >= 1 && peakToMean <= 2)) {
            throw new IllegalArgumentException(
                    "The highest rate of a day is 1 to 2 times the average one, not " + peakToMean);
        }
    }

    /** Thinning: candidates at the highest rate, of which the rate at their moment says how many are kept. */
    @Override
    public Process start(RandomStream random) {
        Process candidates = new PoissonArrivals(perSecond * peakToMean).start(random);
        return () -> {
            while (true) {
                long time = candidates.next();
                double rate = 1 - (peakToMean - 1) * StrictMath.cos(2 * StrictMath.PI * (time % (long) DAY) / DAY);
                if (time == Nanos.NEVER || random.nextDouble() * peakToMean < rate) {
                    return time;
                }
            }
        };
    }

    @Override
    public String toString() {
        return "daily around " + Rates.text(perSecond) + " with a peak of " + peakToMean + " times";
    }
}
