package dev.peregrine.samples.contact;

import dev.peregrine.json.JsonCodec;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What happened, told to browsers as server-sent events: the latest of the past first, then everything as it comes. */
final class Feed implements AutoCloseable {
    private static final int KEPT = 200;

    private final List<byte[]> events = new ArrayList<>();
    private long dropped;
    private boolean closed;

    synchronized void publish(String kind, Object value) {
        String json = new String(JsonCodec.light().write(value), StandardCharsets.UTF_8);
        events.add(("event: " + kind + "\ndata: " + json + "\n\n").getBytes(StandardCharsets.UTF_8));
        if (events.size() > KEPT) {
            events.remove(0);
            dropped++;
        }
        notifyAll();
    }

    /** Writes events until this is closed or the reader is gone. */
    void follow(OutputStream out) throws IOException, InterruptedException {
        long next = 0;
        out.flush();
        while (true) {
            List<byte[]> fresh;
            synchronized (this) {
                while (!closed && next >= dropped + events.size()) {
                    wait();
                }
                if (closed) {
                    return;
                }
                int from = (int) Math.max(0, next - dropped);
                fresh = List.copyOf(events.subList(from, events.size()));
                next = dropped + events.size();
            }
            for (byte[] event : fresh) {
                out.write(event);
            }
            out.flush();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
