package dev.peregrine.testing.simulation;

/**
 * A stream of random numbers for one concern of a simulation, known by a seed and a name: xoshiro256++ by Blackman and
 * Vigna, its state filled by SplitMix64. The same seed and name give the same numbers on every machine and JDK, and
 * streams of other names are independent of them; so a change of one concern leaves the draws of all others as they are.
 *
 * <p>Not thread-safe: a stream belongs to one run.
 */
public final class RandomStream {
    private static final double TO_UNIT = 0x1p-53;

    private long s0;
    private long s1;
    private long s2;
    private long s3;

    private RandomStream(long s0, long s1, long s2, long s3) {
        this.s0 = s0;
        this.s1 = s1;
        this.s2 = s2;
        this.s3 = s3;
    }

    /**
     * The stream of a seed and a name.
     *
     * @param seed any number
     * @param name what the stream is for, such as {@code arrivals}
     * @return the stream, at its beginning
     */
    public static RandomStream of(long seed, String name) {
        // FNV-1a over the name's UTF-16 units; SplitMix64 spreads it.
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        SplitMix64 named = new SplitMix64(hash);
        SplitMix64 seeded = new SplitMix64(seed ^ named.next());
        return ofState(seeded.next(), seeded.next(), seeded.next(), seeded.next());
    }

    /** A stream with the four words of state that the generator's authors publish their numbers for. */
    static RandomStream ofState(long s0, long s1, long s2, long s3) {
        return new RandomStream(s0, s1, s2, s3);
    }

    /**
     * A stream of its own for a part of this one's concern. Takes one number of this stream.
     *
     * @param name what the part is
     * @return the stream, at its beginning
     */
    public RandomStream fork(String name) {
        return of(nextLong(), name);
    }

    /**
     * The next 64 random bits.
     *
     * @return any long, each as likely
     */
    public long nextLong() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /**
     * A number of the unit interval, in steps of 2<sup>-53</sup>.
     *
     * @return at least 0 and less than 1
     */
    public double nextDouble() {
        return (nextLong() >>> 11) * TO_UNIT;
    }

    /**
     * A number of the exponential distribution with mean 1.
     *
     * @return at least 0
     */
    public double nextExponential() {
        return Ziggurat.exponential(this);
    }

    /**
     * A number of the normal distribution with mean 0 and standard deviation 1, by Marsaglia's polar method.
     *
     * @return any number
     */
    public double nextGaussian() {
        while (true) {
            double x = 2 * nextDouble() - 1;
            double y = 2 * nextDouble() - 1;
            double square = x * x + y * y;
            if (square > 0 && square < 1) {
                return x * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
            }
        }
    }

    /**
     * True with a probability.
     *
     * @param probability from 0 (never) to 1 (always)
     * @return whether it happens
     * @throws IllegalArgumentException when it isn't a probability
     */
    public boolean chance(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("Not a probability between 0 and 1: " + probability);
        }
        return nextDouble() < probability;
    }

    /**
     * A whole number below a bound, each as likely.
     *
     * @param bound at least 1
     * @return at least 0 and less than the bound
     * @throws IllegalArgumentException when the bound is less than 1
     */
    public int below(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("There is no number at least 0 and less than " + bound);
        }
        // Lemire's method: the high half of a product, with the few values refused that would make it uneven.
        long product = (nextLong() >>> 32) * bound;
        long low = product & 0xffffffffL;
        if (low < bound) {
            long uneven = (1L << 32) % bound;
            while (low < uneven) {
                product = (nextLong() >>> 32) * bound;
                low = product & 0xffffffffL;
            }
        }
        return (int) (product >>> 32);
    }
}
