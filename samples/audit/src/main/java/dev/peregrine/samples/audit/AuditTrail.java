package dev.peregrine.samples.audit;

import java.io.IOException;

/** Where the entries go, for ever. Thread-safe. */
public interface AuditTrail {
    /**
     * Adds an entry. Doing so twice adds one.
     *
     * @param entry the entry
     * @throws IOException when it can't be written; trying again may help
     */
    void add(Entry entry) throws IOException;
}
