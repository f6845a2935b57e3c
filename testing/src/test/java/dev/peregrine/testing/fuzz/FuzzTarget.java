package dev.peregrine.testing.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A decoder as the fuzzers see it: whatever bytes it gets, it returns or throws what it declares, and allocates no more than a
 * fixed multiple of the bytes.
 */
final class FuzzTarget {
    /** What every decoder may allocate whatever its input: buffers, an exception, a line of log. */
    static final long ALLOCATED_ALWAYS = 512 * 1024;

    /** What it may allocate more for each byte of input. An empty JSON array of two bytes becomes a list of some eighty. */
    static final long ALLOCATED_PER_BYTE = 100;

    /** The least of so many counts: what is allocated once, as for loading classes, isn't the decoder's. */
    private static final int ATTEMPTS = 5;

    private static final int BYTES_SHOWN = 3000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final String name;
    private final Decoder decoder;
    private final List<byte[]> seeds;
    private final Set<String> declared;

    private FuzzTarget(String name, Decoder decoder, List<byte[]> seeds, Set<String> declared) {
        this.name = name;
        this.decoder = decoder;
        this.seeds = seeds;
        this.declared = declared;
    }

    /** What is tried. */
    interface Decoder {
        void decode(byte[] input) throws Exception;
    }

    static FuzzTarget of(String name, Decoder decoder, List<byte[]> seeds) {
        return new FuzzTarget(name, decoder, seeds, Set.of());
    }

    /** The same target, which may throw this. */
    FuzzTarget throwing(Class<? extends Exception> type) {
        return throwing(type.getName());
    }

    /** The same target, which may throw what isn't visible here. */
    FuzzTarget throwing(String type) {
        Set<String> more = new HashSet<>(declared);
        more.add(type);
        return new FuzzTarget(name, decoder, seeds, more);
    }

    static List<byte[]> utf8(String... seeds) {
        List<byte[]> bytes = new ArrayList<>();
        for (String seed : seeds) {
            bytes.add(seed.getBytes(StandardCharsets.UTF_8));
        }
        return bytes;
    }

    String name() {
        return name;
    }

    /** Right inputs. */
    List<byte[]> seeds() {
        return seeds;
    }

    /** Decodes a right input, which must not fail. */
    void accept(byte[] input) throws Exception {
        decoder.decode(input);
    }

    /** Decodes; fails by an AssertionError that holds the input. */
    void run(byte[] input) {
        run(input, 1);
    }

    /** As {@link #run(byte[])}, allowing several times the memory for what watches the decoder. */
    void run(byte[] input, int times) {
        long allowed = times * (ALLOCATED_ALWAYS + ALLOCATED_PER_BYTE * input.length);
        long allocated = allocated(input);
        for (int again = 1; allocated > allowed && again < ATTEMPTS; again++) {
            allocated = allocated(input);
        }
        if (allocated > allowed) {
            throw new AssertionError(allocated + " bytes allocated, allowed " + allowed + ", by " + shown(input));
        }
    }

    /** Decodes right and wrong inputs whatever it costs, so that classes are loaded. */
    void warmUp() {
        Mutator mutator = new Mutator(1);
        seeds.forEach(this::allocated);
        for (int i = 0; i < 100; i++) {
            allocated(mutator.next(seeds));
        }
    }

    private long allocated(byte[] input) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            decoder.decode(input);
        } catch (Exception e) {
            if (!declared.contains(e.getClass().getName())) {
                throw new AssertionError("not declared: " + e.getClass().getName() + ", by " + shown(input), e);
            }
        } catch (AssertionError | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(e.getMessage() + ", by " + shown(input), e);
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private String shown(byte[] input) {
        byte[] shown = Arrays.copyOf(input, Math.min(input.length, BYTES_SHOWN));
        return name + " of " + input.length + " bytes, in base64: "
                + Base64.getEncoder().encodeToString(shown);
    }

    @Override
    public String toString() {
        return name;
    }
}
