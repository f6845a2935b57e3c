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
    KNOWN_DEADLINE,
    /** Of several messages delivered together, those that failed are delivered again and the others are not. */
    PARTIAL_FAILURES,
    /** Messages of one ordering key, shard or partition are delivered in order. */
    ORDERED_DELIVERY,
    /** A change of a document carries the document as it was before. */
    OLD_IMAGES,
    /** The deletion of a document is delivered. */
    DELETIONS,
    /** The host has outputs that messages can be parked by; see {@link dev.peregrine.event.Parking#output}. */
    PARKING_OUTPUT
}
