package dev.peregrine.testing.toy;

import dev.peregrine.spi.HostLog;

/** What the queue calls. */
interface ToyEntry extends AutoCloseable {
    /**
     * Handles a batch.
     *
     * @param batch in the queue's text form
     * @param id the queue's id of this delivery
     * @param deadline milliseconds since 1970
     * @param log the queue's logger
     * @return the ids to deliver again, a line each
     * @throws Exception when all of it has to be delivered again
     */
    String handle(String batch, String id, long deadline, HostLog log) throws Exception;

    @Override
    void close();
}
