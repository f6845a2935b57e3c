package dev.peregrine.event;

/** Stands for the host's output in a declaration; a host that has one puts its own in the place. */
final class HostOutput implements Parking {
    static final Parking INSTANCE = new HostOutput();

    private HostOutput() {}

    @Override
    public void park(RawMessage message, Throwable cause) {
        throw new IllegalStateException("This host has no output to park messages by");
    }
}
