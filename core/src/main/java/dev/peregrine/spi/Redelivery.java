package dev.peregrine.spi;

/** What a host can be asked to deliver again, of several items that it delivered together. */
public enum Redelivery {
    /** Any of them: a queue. */
    ITEM,
    /** All from a position on, in each shard or partition: a stream. */
    CHECKPOINT,
    /** All of them or none, by failing the invocation. */
    ALL,
    /** None: what isn't done is dropped, so it has to be parked. */
    NONE
}
