package dev.peregrine.testing.simulation;

/**
 * Exponential numbers by Marsaglia and Tsang's method with 256 layers of equal area: 99 of 100 draws take one random
 * number and one multiplication. A logarithm for each draw was what a simulation mostly did.
 */
final class Ziggurat {
    private static final int LAYERS = 256;

    /** Where the lowest layer's tail begins, and the area of a layer, for 256 layers. */
    private static final double TAIL = 7.69711747013104972;

    private static final double AREA = 0.0039496598225815571993;

    private static final double[] WIDTH = new double[LAYERS + 1];
    private static final double[] HEIGHT = new double[LAYERS + 1];

    static {
        WIDTH[0] = AREA * StrictMath.exp(TAIL);
        WIDTH[1] = TAIL;
        for (int i = 2; i < LAYERS; i++) {
            WIDTH[i] = -StrictMath.log(AREA / WIDTH[i - 1] + StrictMath.exp(-WIDTH[i - 1]));
        }
        WIDTH[LAYERS] = 0;
        for (int i = 0; i <= LAYERS; i++) {
            HEIGHT[i] = StrictMath.exp(-WIDTH[i]);
        }
    }

    private Ziggurat() {}

    static double exponential(RandomStream random) {
        double before = 0;
        while (true) {
            long bits = random.nextLong();
            int layer = (int) bits & (LAYERS - 1);
            double x = (bits >>> 11) * 0x1p-53 * WIDTH[layer];
            if (x < WIDTH[layer + 1]) {
                return before + x;
            }
            if (layer == 0) {
                before += TAIL; // the tail of an exponential is an exponential again
            } else if (HEIGHT[layer] + random.nextDouble() * (HEIGHT[layer + 1] - HEIGHT[layer]) < StrictMath.exp(-x)) {
                return before + x;
            }
        }
    }
}
