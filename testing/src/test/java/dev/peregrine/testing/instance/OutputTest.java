package dev.peregrine.testing.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Output is cut where its mark stands, and kept as far as it is said, in whatever pieces it comes. */
class OutputTest {
    private static final String MARK = "\u0001ab\n";

    /** Made of what marks are made of. */
    @Provide
    Arbitrary<String> almostMarks() {
        return Arbitraries.of("\u0001", "\u0001a", "\u0001ab", "a", "b", "\n", "ab\n", "x")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts))
                .filter(text -> !text.contains(MARK)
                        && !(text + MARK).substring(0, text.length() + 3).contains(MARK));
    }

    @Property(tries = 300)
    void outputIsCutAtItsMark(
            @ForAll("almostMarks") String before,
            @ForAll("almostMarks") String after,
            @ForAll @IntRange(min = 1, max = 7) int piece) {
        CountDownLatch expected = new CountDownLatch(1);
        MarkedOutput output = new MarkedOutput(
                new Pieces((before + MARK + after).getBytes(StandardCharsets.UTF_8), piece, expected), "test");
        output.expect(MARK);
        expected.countDown();
        assertThat(output.take(60_000)).isEqualTo(before);
        output.expect("\u0001cd\n");
        assertThat(output.take(60_000)).isEqualTo(after);
    }

    @Property(tries = 50)
    void ofLongOutputTheBeginningAndTheEndAreKept(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = Kept.HALF) Integer> sizes) {
        Kept kept = new Kept(StandardCharsets.US_ASCII);
        StringBuilder whole = new StringBuilder();
        for (int size : sizes) {
            byte[] piece = new byte[size + 2];
            for (int i = 0; i < size; i++) {
                piece[i + 1] = (byte) ('a' + (whole.length() + i) % 23);
            }
            kept.write(piece, 1, size);
            whole.append(new String(piece, 1, size, StandardCharsets.US_ASCII));
        }
        int left = whole.length() - 2 * Kept.HALF;
        String expected = left <= 0
                ? whole.toString()
                : whole.substring(0, Kept.HALF)
                        + new String(
                                ("\n… " + left + " bytes left out …\n").getBytes(StandardCharsets.US_ASCII),
                                StandardCharsets.US_ASCII)
                        + whole.substring(whole.length() - Kept.HALF);
        assertThat(kept.take().equals(expected)).isTrue();
        assertThat(kept.take()).isEmpty();
    }

    /** A few bytes at a time, once they are expected. */
    private static final class Pieces extends InputStream {
        private final byte[] bytes;
        private final int piece;
        private final CountDownLatch expected;
        private int at;

        Pieces(byte[] bytes, int piece, CountDownLatch expected) {
            this.bytes = bytes;
            this.piece = piece;
            this.expected = expected;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("read in pieces");
        }

        @Override
        public int read(byte[] into, int offset, int most) {
            try {
                expected.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            int count = Math.min(piece, bytes.length - at);
            System.arraycopy(bytes, at, into, offset, count);
            at += count;
            return count == 0 ? -1 : count;
        }
    }
}
