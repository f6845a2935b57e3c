package dev.peregrine.testing.simulation;

/** What keeps something for each virtual instance, and lets it go when the instance ends. */
interface InstanceUser extends AutoCloseable {
    /** An instance has ended, at this moment of virtual time. */
    void ended(long instance);

    /** The run has ended, and with it all instances that are left. */
    @Override
    void close();
}
