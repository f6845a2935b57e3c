package dev.peregrine.testing.instance;

import java.security.SecureRandom;
import java.util.HexFormat;

/** What a function can't know beforehand. */
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** 64 characters by which a forked JVM proves whose it is. */
    static String secret() {
        return random(32);
    }

    /** What is written behind an invocation's output; its first character stands in it once. */
    static String mark() {
        return "\u0001" + random(16) + "\n";
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
