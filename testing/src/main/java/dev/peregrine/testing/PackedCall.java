package dev.peregrine.testing;

import dev.peregrine.testing.wire.ClientRequest;
import dev.peregrine.testing.wire.NotCarriedException;
import java.util.List;
import java.util.function.Function;

/**
 * A call of an app that runs apart from the test, in a class loader or a process of its own: the bytes that go there, and how
 * the bytes that come back are read. The other side is {@link PackedApp}. Immutable.
 *
 * @param <R> what comes of the call
 */
public final class PackedCall<R> {
    static final int START = 0;
    static final int CLOSE = 1;
    static final int SEND = 2;
    static final int INVOKE = 3;
    static final int EVENT = 4;
    static final int DELIVER = 5;

    static final int DONE = 0;
    static final int NOT_CARRIED = 1;
    static final int MISUSED = 2;
    static final int THROWN = 3;
    static final int MALFORMED = 4;

    private final byte[] bytes;
    private final Function<PackedReader, R> reader;

    private PackedCall(byte[] bytes, Function<PackedReader, R> reader) {
        this.bytes = bytes;
        this.reader = reader;
    }

    private static PackedWriter call(int operation) {
        return new PackedWriter().number(operation);
    }

    /**
     * Starts the app: to be called first, and once.
     *
     * @param cloud the name of the wire format, as for {@link Cloud#named}
     * @param app the name of the class that implements {@code FunctionApp}; ignored by {@link PackedApp#of}
     * @param function the function to run alone; empty for the app's own selection
     * @param environment names and values of variables in turn
     * @return the call, which comes to {@code true}
     */
    public static PackedCall<Boolean> start(String cloud, String app, String function, List<String> environment) {
        PackedWriter out = call(START).text(cloud).text(app).text(function).texts(environment);
        return new PackedCall<>(out.toBytes(), in -> true);
    }

    /**
     * Closes the app.
     *
     * @return the call, which comes to {@code true}
     */
    public static PackedCall<Boolean> close() {
        return new PackedCall<>(call(CLOSE).toBytes(), in -> true);
    }

    /**
     * Sends a request.
     *
     * @param request the request
     * @return the call
     */
    public static PackedCall<HttpReply> send(ClientRequest request) {
        PackedWriter out = call(SEND);
        PackedHttp.writeRequest(out, request);
        return new PackedCall<>(out.toBytes(), PackedHttp::readReply);
    }

    /**
     * Invokes the function with a payload.
     *
     * @param payload the payload
     * @return the call
     */
    public static PackedCall<InvokeReply> invoke(Content payload) {
        PackedWriter out = call(INVOKE).text(payload.mediaType()).bytes(payload.content());
        return new PackedCall<>(out.toBytes(), PackedHttp::readInvokeReply);
    }

    /**
     * Hands an event over as it is, as {@link CloudApp#event(String, byte[])} takes it.
     *
     * @param payload the event
     * @return the call
     */
    public static PackedCall<InvokeReply> event(byte[] payload) {
        return new PackedCall<>(call(EVENT).bytes(payload).toBytes(), PackedHttp::readInvokeReply);
    }

    /**
     * Delivers events.
     *
     * @param events the events in the order of their arrival
     * @return the call
     * @throws NotCarriedException when one of them can't be written as bytes
     */
    public static PackedCall<DeliveryReply> deliver(List<TestEvent> events) {
        List<TestEvent> all = List.copyOf(events);
        PackedWriter out = call(DELIVER);
        PackedEvents.write(out, all);
        return new PackedCall<>(out.toBytes(), in -> PackedDelivery.read(in, all));
    }

    /**
     * What goes to the app.
     *
     * @return the bytes, not to be changed
     */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * Reads what came back.
     *
     * @param answer the bytes that {@link PackedApp#apply} returned
     * @return what came of the call
     * @throws RemoteFailure when the app couldn't be started or closed, or the call failed on its way to it
     * @throws NotCarriedException when the host can't carry an event
     * @throws IllegalArgumentException when an event hasn't the form that the cloud takes
     * @throws IllegalStateException when the cloud doesn't carry calls of this kind
     */
    public R reply(byte[] answer) {
        PackedReader in = new PackedReader(answer);
        int status = in.count();
        if (status == DONE) {
            return reader.apply(in);
        }
        RemoteFailure failure = PackedFailure.read(in);
        if (status == NOT_CARRIED) {
            throw new NotCarriedException(String.valueOf(failure.getMessage()));
        }
        if (status == MISUSED) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
        if (status == MALFORMED) {
            throw new IllegalArgumentException(failure.getMessage(), failure);
        }
        throw failure;
    }
}
