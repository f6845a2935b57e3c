package dev.peregrine.testing.instance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;

/** Keeps what is printed: the first and the last half megabyte of it. Thread-safe. */
final class Kept {
    static final int HALF = 512 * 1024;

    private final Charset charset;
    private final ByteArrayOutputStream first = new ByteArrayOutputStream();

    /** A ring, made when it is first needed. */
    private byte[] last = new byte[0];

    private long length;

    Kept(Charset charset) {
        this.charset = charset;
    }

    synchronized void write(byte[] bytes, int offset, int count) {
        int toFirst = Math.min(count, HALF - first.size());
        first.write(bytes, offset, toFirst);
        length += toFirst;
        int from = offset + toFirst;
        int left = count - toFirst;
        if (left > HALF) {
            length += left - HALF;
            from += left - HALF;
            left = HALF;
        }
        while (left > 0) {
            last = last.length == 0 ? new byte[HALF] : last;
            int at = (int) ((length - HALF) % HALF);
            int chunk = Math.min(left, HALF - at);
            System.arraycopy(bytes, from, last, at, chunk);
            length += chunk;
            from += chunk;
            left -= chunk;
        }
    }

    /** What was kept since the last time, which is then forgotten. */
    synchronized String take() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(first.toByteArray());
        long rest = length - HALF;
        if (rest > HALF) {
            all.writeBytes(("\n… " + (rest - HALF) + " bytes left out …\n").getBytes(charset));
            int oldest = (int) (rest % HALF);
            all.write(last, oldest, HALF - oldest);
            all.write(last, 0, oldest);
        } else if (rest > 0) {
            all.write(last, 0, (int) rest);
        }
        first.reset();
        last = new byte[0];
        length = 0;
        return all.toString(charset);
    }
}
