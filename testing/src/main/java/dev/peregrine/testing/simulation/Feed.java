package dev.peregrine.testing.simulation;

/**
 * Where requests come from that depend on what became of earlier ones, in place of {@link Arrivals}: deliveries of messages. It
 * is asked and told in the order of virtual time.
 */
interface Feed {
    /** Nothing arrives although something was due. */
    long NOTHING = -1;

    /** When something is due next, at least the moment of the last call; {@link Nanos#NEVER} when nothing is. */
    long nextTime();

    /** Takes the number of the request that arrives, or {@link #NOTHING}. */
    long take(long now);

    /** A request has ended, as {@link Calls} names it. */
    void ended(long request, int ending, long now);

    /** A request was rejected. */
    void rejected(long request, long now);
}
