package dev.peregrine.testing.fuzz;

/** What Jazzer calls. Its name for the target is a system property. */
public final class JazzerTarget {
    static final String TARGET = "peregrine.fuzz.target";

    /** Jazzer's hooks around comparisons allocate some twenty times what a decoder does. */
    private static final int HOOKS = 50;

    private static final FuzzTarget CHOSEN = FuzzTargets.named(System.getProperty(TARGET, ""));

    static {
        CHOSEN.warmUp();
    }

    private JazzerTarget() {}

    /**
     * Tries an input.
     *
     * @param input made by Jazzer
     */
    public static void fuzzerTestOneInput(byte[] input) {
        CHOSEN.run(input, HOOKS);
    }
}
