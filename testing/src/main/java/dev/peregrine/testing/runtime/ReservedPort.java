package dev.peregrine.testing.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;

/**
 * A free port, taken without listening on it. Google's invoker shares ports, so it can listen there; but a mere number that
 * was free a moment ago could meanwhile be another server's, and nobody would notice.
 */
final class ReservedPort implements AutoCloseable {

    private final SocketChannel channel;
    private final int number;

    private ReservedPort(SocketChannel channel, int number) {
        this.channel = channel;
        this.number = number;
    }

    static ReservedPort take() {
        try {
            SocketChannel channel = SocketChannel.open();
            try {
                channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
                channel.bind(new InetSocketAddress(0));
                return new ReservedPort(channel, ((InetSocketAddress) channel.getLocalAddress()).getPort());
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException | UnsupportedOperationException e) {
            throw new IllegalStateException("Cannot reserve a port that the invoker can share", e);
        }
    }

    int number() {
        return number;
    }

    boolean isTaken() {
        return channel.isOpen();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
