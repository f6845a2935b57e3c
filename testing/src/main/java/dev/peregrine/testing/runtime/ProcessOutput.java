package dev.peregrine.testing.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Collects what a process prints: the first and the last half megabyte of it. */
final class ProcessOutput {

    private static final int HALF = 512 * 1024;

    private final byte[] first = new byte[HALF];
    private final byte[] last = new byte[HALF];
    private final Thread reader;
    private long length;
    private boolean ended;

    ProcessOutput(InputStream in, String name) {
        reader = new Thread(() -> copy(in), name);
        reader.setDaemon(true);
        reader.start();
    }

    private void copy(InputStream in) {
        byte[] buffer = new byte[8192];
        try (in) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                add(buffer, read);
            }
        } catch (IOException e) {
            // The process has been killed; what it printed until then is kept.
        }
        synchronized (this) {
            ended = true;
            notifyAll();
        }
    }

    private synchronized void add(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            if (length < HALF) {
                first[(int) length] = bytes[i];
            } else {
                last[(int) ((length - HALF) % HALF)] = bytes[i];
            }
            length++;
        }
        notifyAll();
    }

    /** Waits for the end of the output; a grandchild that still holds it delays by this time at most. */
    void awaitEnd(Duration atMost) throws InterruptedException {
        reader.join(atMost.toMillis());
    }

    /** Waits for a whole line that holds some text; empty when there is none by the end of this time or of the output. */
    synchronized Optional<String> awaitLine(String part, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (; ; ) {
            String text = text();
            int at = text.indexOf(part);
            int newline = at < 0 ? -1 : text.indexOf('\n', at);
            if (at >= 0 && (newline >= 0 || ended)) {
                String line = text.substring(text.lastIndexOf('\n', at) + 1, newline < 0 ? text.length() : newline);
                return Optional.of(line.stripTrailing());
            }
            long left = end - System.nanoTime();
            if (ended || left <= 0) {
                return Optional.empty();
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    synchronized String text() {
        String start = new String(first, 0, (int) Math.min(length, HALF), StandardCharsets.UTF_8);
        long rest = length - HALF;
        if (rest <= 0) {
            return start;
        }
        if (rest <= HALF) {
            return start + new String(last, 0, (int) rest, StandardCharsets.UTF_8);
        }
        int oldest = (int) (rest % HALF);
        return start + "\n… " + (rest - HALF) + " bytes left out …\n"
                + new String(last, oldest, HALF - oldest, StandardCharsets.UTF_8)
                + new String(last, 0, oldest, StandardCharsets.UTF_8);
    }
}
