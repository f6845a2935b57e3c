package dev.peregrine.testing.wire;

/** What a host does with an event after the invocation that carried it, by the host's own documented rules. */
public enum Fate {
    /** It regards the event as handled and never delivers it again. */
    DONE,
    /** It delivers the event again. */
    AGAIN,
    /** It gives up: the event goes nowhere, or to a place of failed events that the host was configured with. */
    DROPPED
}
