package dev.peregrine.testing.instance;

import dev.peregrine.testing.instance.Frames.Frame;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The test's end of the connection to a forked JVM. Two threads move the frames, so that a process which doesn't read or write
 * holds up nobody else.
 */
final class Channel {
    private static final int PROOF_MILLIS = 5000;

    private final ServerSocket server;
    private final String secret;
    private final LinkedBlockingQueue<Frame> received = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Frame> toSend = new LinkedBlockingQueue<>();
    private volatile Socket socket = new Socket();

    Channel(String secret) throws IOException {
        this.secret = secret;
        server = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
        daemon(this::read, "function-instance-replies");
    }

    private static void daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** The address that this listens at, in digits. */
    String host() {
        return server.getInetAddress().getHostAddress();
    }

    int port() {
        return server.getLocalPort();
    }

    /** Queues a frame; it goes as soon as the process has connected and read what came before. */
    void send(Frame frame) {
        toSend.add(frame);
    }

    /** The next frame, {@link Frames#NONE} if none comes until then. */
    Frame receive(long deadlineNanos) throws InterruptedException {
        long left = Math.max(0, deadlineNanos - System.nanoTime());
        Frame frame = received.poll(left, TimeUnit.NANOSECONDS);
        return frame == null ? Frame.of(Frames.NONE) : frame;
    }

    private void read() {
        try (ServerSocket accepting = server) {
            Socket connected = accept(accepting);
            socket = connected;
            Frames frames = new Frames(connected);
            daemon(() -> write(frames), "function-instance-calls");
            while (true) {
                received.add(frames.receive());
            }
        } catch (IOException | RuntimeException e) {
            // closed here or there
        } finally {
            received.add(Frame.of(Frames.END));
            toSend.add(Frame.of(Frames.END));
        }
    }

    /** The first connection that knows the secret; others may be anybody's. */
    private Socket accept(ServerSocket accepting) throws IOException {
        while (true) {
            Socket candidate = accepting.accept();
            if (proves(candidate)) {
                return candidate;
            }
            candidate.close();
        }
    }

    private boolean proves(Socket candidate) {
        try {
            candidate.setTcpNoDelay(true);
            candidate.setSoTimeout(PROOF_MILLIS);
            byte[] sent = candidate.getInputStream().readNBytes(secret.length());
            candidate.setSoTimeout(0);
            return MessageDigest.isEqual(sent, secret.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return false;
        }
    }

    private void write(Frames frames) {
        try {
            for (Frame frame = toSend.take(); frame.kind() != Frames.END; frame = toSend.take()) {
                frames.send(frame);
            }
        } catch (IOException e) {
            // the process is gone, which the reader sees
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the process has ever connected, as it does before it calls anything of the app. */
    boolean wasConnected() {
        return socket.isConnected();
    }

    /** The process has ended: if it never connected, it won't. */
    void ended() {
        if (!wasConnected()) {
            close();
        }
    }

    void close() {
        Socket open = socket;
        try (server;
                open) {
            // both are closed here
        } catch (IOException e) {
            // it is of no more use either way
        }
    }
}
