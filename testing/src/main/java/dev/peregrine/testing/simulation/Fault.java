package dev.peregrine.testing.simulation;

/** What can be made to go wrong in a simulation; {@link Faults} says when. */
public enum Fault {
    /** A new instance never gets ready: what it was started for fails, and it ends. One opportunity for each start. */
    INIT_FAILURE,

    /** The instance ends before the handler is called. One opportunity for each invocation, as for the following ones. */
    CRASH_BEFORE,

    /** The instance ends while the handler is at work: of a batch, some messages have been handled and nobody hears of it. */
    CRASH_DURING,

    /** The instance ends when the handler has returned: all is done and nobody hears of it. */
    CRASH_AFTER,

    /** The invocation goes on until the platform's timeout cuts it. */
    TIMEOUT,

    /** The platform refuses the request, or the delivery, before an instance is chosen. One opportunity for each. */
    THROTTLING,

    /**
     * The invocation takes longer, by {@link Faults#slowness}, where a law says how long it takes. A real handler meets it in its
     * {@link Dependency}; a {@link Service} and a {@link MessageHandling} of one's own don't meet it.
     */
    SLOW_DEPENDENCY,

    /** The wall clock that real handlers see jumps before the invocation, by {@link Faults#clockJump}; virtual time doesn't. */
    CLOCK_JUMP,

    /**
     * The queue delivers a message once more although it has been delivered. One opportunity for each delivery of a message that is
     * neither settled nor doubled yet.
     */
    DUPLICATE,

    /** A message is held back, by {@link Faults#delay}, so that later ones overtake it. One opportunity for each message. */
    REORDERING,

    /**
     * A message of a batch fails. One opportunity for each delivery of a message where a law handles it. A real handler meets it in
     * its {@link Dependency}; a {@link MessageHandling} of one's own doesn't meet it.
     */
    PARTIAL_FAILURE
}
