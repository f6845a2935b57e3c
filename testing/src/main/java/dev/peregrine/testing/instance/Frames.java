package dev.peregrine.testing.instance;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;

/** The channel between the test and a forked JVM: frames of a kind, a few numbers, a text and bytes. */
final class Frames {
    /** Test to fork: a call, with the mark that its output is to be ended with. */
    static final int CALL = 1;

    /** Test to fork: the time is over. */
    static final int INTERRUPT = 2;

    /** Fork to test: an answer, with figures of memory. */
    static final int ANSWER = 3;

    /** Fork to test: where the function's thread stood when it was interrupted. */
    static final int STACK = 4;

    /** Fork to test: the process ends in order, by {@code System.exit} as a rule. */
    static final int EXITING = 5;

    /** Fork to test: an answer can't be given for want of memory. */
    static final int NO_MEMORY = 6;

    /** Within the test: nothing has come. */
    static final int NONE = 0;

    /** Within the test: the channel is closed. */
    static final int END = 7;

    @SuppressWarnings("ArrayRecordComponent") // never compared, and copied where it is read from the wire
    record Frame(int kind, String text, byte[] bytes, long allocated, long heap, long peak) {
        static Frame of(int kind, String text, byte[] bytes) {
            return new Frame(kind, text, bytes, -1, -1, -1);
        }

        static Frame of(int kind) {
            return of(kind, "", new byte[0]);
        }
    }

    private final DataInputStream in;
    private final DataOutputStream out;

    Frames(Socket socket) throws IOException {
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 8192));
    }

    void send(Frame frame) throws IOException {
        synchronized (out) {
            out.writeByte(frame.kind());
            out.writeLong(frame.allocated());
            out.writeLong(frame.heap());
            out.writeLong(frame.peak());
            out.writeInt(frame.text().length());
            out.writeChars(frame.text());
            out.writeInt(frame.bytes().length);
            out.write(frame.bytes());
            out.flush();
        }
    }

    Frame receive() throws IOException {
        int kind = in.readUnsignedByte();
        long allocated = in.readLong();
        long heap = in.readLong();
        long peak = in.readLong();
        char[] text = new char[in.readInt()];
        for (int i = 0; i < text.length; i++) {
            text[i] = in.readChar();
        }
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new Frame(kind, new String(text), bytes, allocated, heap, peak);
    }
}
