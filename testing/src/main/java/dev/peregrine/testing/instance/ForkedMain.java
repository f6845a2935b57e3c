package dev.peregrine.testing.instance;

import dev.peregrine.testing.PackedApp;
import dev.peregrine.testing.instance.Frames.Frame;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * What runs in a forked JVM: calls come over a socket of its own, so that all of standard output and standard error is the
 * function's. Ends with the connection, whatever the function does. Started by {@link FunctionInstance} alone.
 */
public final class ForkedMain {
    private static final int SECRET_LENGTH = 64;

    private final Frames frames;
    private final Thread function = Thread.currentThread();
    private final LinkedBlockingQueue<Frame> calls = new LinkedBlockingQueue<>();
    private final OutputStream out = new FileOutputStream(FileDescriptor.out);
    private final OutputStream err = new FileOutputStream(FileDescriptor.err);

    private ForkedMain(Frames frames) {
        this.frames = frames;
    }

    /**
     * Connects to the test, and proves by what it reads from standard input that it is the process which the test started.
     *
     * @param arguments the address and the port where the test listens
     * @throws IOException when the test can't be reached
     */
    public static void main(String[] arguments) throws IOException {
        byte[] secret = System.in.readNBytes(SECRET_LENGTH);
        Socket socket = new Socket(InetAddress.getByName(arguments[0]), Integer.parseInt(arguments[1]));
        socket.setTcpNoDelay(true);
        socket.getOutputStream().write(secret);
        new ForkedMain(new Frames(socket)).run();
    }

    private void run() {
        Thread listener = new Thread(this::listen, "function-instance-calls");
        listener.setDaemon(true);
        listener.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> send(Frame.of(Frames.EXITING))));
        PackedApp app = PackedApp.ofThisProcess();
        while (true) {
            Frame call = next();
            try {
                send(answer(app, call));
            } catch (OutOfMemoryError e) {
                send(Frame.of(Frames.NO_MEMORY));
            }
            Thread.interrupted();
        }
    }

    private Frame answer(PackedApp app, Frame call) {
        long before = Memory.allocatedByThisThread();
        byte[] answer = app.apply(call.bytes());
        long allocated = before < 0 ? -1 : Memory.allocatedByThisThread() - before;
        byte[] mark = call.text().getBytes(StandardCharsets.US_ASCII);
        System.out.flush();
        System.err.flush();
        mark(out, mark);
        mark(err, mark);
        return new Frame(Frames.ANSWER, "", answer, allocated, Memory.heapOfThisProcess(), Memory.peakOfThisProcess());
    }

    private static void mark(OutputStream stream, byte[] mark) {
        try {
            stream.write(mark);
        } catch (IOException e) {
            // the function has closed it, which the other end sees
        }
    }

    private Frame next() {
        while (true) {
            try {
                return calls.take();
            } catch (InterruptedException e) {
                // too late: the call is over
            }
        }
    }

    private void send(Frame frame) {
        try {
            frames.send(frame);
        } catch (IOException e) {
            Runtime.getRuntime().halt(1);
        }
    }

    private void listen() {
        try {
            while (true) {
                Frame frame = frames.receive();
                if (frame.kind() == Frames.INTERRUPT) {
                    send(Frame.of(Frames.STACK, stack(), new byte[0]));
                    function.interrupt();
                } else {
                    calls.add(frame);
                }
            }
        } catch (EOFException e) {
            Runtime.getRuntime().halt(0);
        } catch (Throwable e) {
            Runtime.getRuntime().halt(1);
        }
    }

    private String stack() {
        StringBuilder lines = new StringBuilder();
        for (StackTraceElement frame : function.getStackTrace()) {
            lines.append("\tat ").append(frame).append('\n');
        }
        return lines.toString();
    }
}
