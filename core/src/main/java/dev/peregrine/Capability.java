package dev.peregrine;

/** Something that some hosts can do and others can't; a function may declare that it needs it. */
public enum Capability {
    /** A response may set more than one cookie. */
    SEVERAL_COOKIES,
    /** A request body of any media type arrives byte for byte. */
    BINARY_REQUESTS,
    /** A response body reaches the client while it is being written, and may exceed memory. */
    STREAMED_RESPONSES,
    /** The host tells the deadline of an invocation; without it the deadline is estimated. */
    KNOWN_DEADLINE
}
