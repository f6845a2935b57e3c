package dev.peregrine.samples.audit;

import java.util.List;

/**
 * What happened to a document.
 *
 * @param id of the change, the same when it is delivered again
 * @param document its collection and key
 * @param what insert, update, upsert or delete
 * @param fields the names of the fields that differ; never their values, which may be nobody's business
 */
public record Entry(String id, String document, String what, List<String> fields) {
    /** Copies the list. */
    public Entry {
        fields = List.copyOf(fields);
    }
}
