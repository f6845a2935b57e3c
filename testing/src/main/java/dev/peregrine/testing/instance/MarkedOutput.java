package dev.peregrine.testing.instance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a process prints, cut where a mark stands that only the two ends know. The process writes it after a call; whatever comes
 * later belongs to the next one.
 */
final class MarkedOutput {
    private final Kept kept = new Kept(StandardCharsets.UTF_8);
    private final Thread reader;

    private byte[] mark = new byte[0];
    private CompletableFuture<String> cut = new CompletableFuture<>();

    private boolean ended;

    /** How many bytes of the mark were the last that came; they are not kept yet. */
    private int matched;

    MarkedOutput(InputStream in, String name) {
        reader = new Thread(() -> copy(in), name);
        reader.setDaemon(true);
        reader.start();
    }

    /** Says what will stand at the end of the next call's output. Its first byte stands in it once. */
    synchronized void expect(String next) {
        mark = next.getBytes(StandardCharsets.US_ASCII);
        cut = new CompletableFuture<>();
        matched = 0;
        if (ended) {
            complete();
        }
    }

    private void copy(InputStream in) {
        byte[] buffer = new byte[32 * 1024];
        try (in) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                add(buffer, read);
            }
        } catch (IOException e) {
            // the process was killed; what it printed until then is kept
        } finally {
            end();
        }
    }

    private synchronized void add(byte[] bytes, int count) {
        int from = 0;
        for (int i = 0; i < count; i++) {
            if (matched > 0) {
                if (bytes[i] == mark[matched]) {
                    matched++;
                    if (matched == mark.length) {
                        from = i + 1;
                        complete();
                    }
                    continue;
                }
                kept.write(mark, 0, matched);
                matched = 0;
                from = i;
            }
            if (mark.length > 0 && bytes[i] == mark[0]) {
                kept.write(bytes, from, i - from);
                matched = 1;
            }
        }
        if (matched == 0) {
            kept.write(bytes, from, count - from);
        }
    }

    private void complete() {
        matched = 0;
        mark = new byte[0];
        cut.complete(kept.take());
    }

    private synchronized void end() {
        ended = true;
        kept.write(mark, 0, matched);
        if (!cut.isDone()) {
            complete();
        }
    }

    /** What was printed until the mark, or the end of the stream; all there is when neither comes in time. */
    String take(long millis) {
        CompletableFuture<String> next;
        synchronized (this) {
            next = cut;
        }
        try {
            return next.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return kept.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return kept.take();
        }
    }
}
