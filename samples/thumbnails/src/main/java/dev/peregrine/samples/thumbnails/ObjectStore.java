package dev.peregrine.samples.thumbnails;

import java.io.IOException;

/** What the thumbnailer needs of an object store; behind it stands the cloud's client, or a folder. Thread-safe. */
public interface ObjectStore {
    /**
     * Reads an object.
     *
     * @param container the bucket or container
     * @param key the object's name
     * @return its content
     * @throws IOException when it isn't there or can't be read
     */
    byte[] read(String container, String key) throws IOException;

    /**
     * Writes an object, over an earlier one of that name.
     *
     * @param container the bucket or container
     * @param key the object's name
     * @param content its content
     * @param contentType its media type
     * @throws IOException when it can't be written
     */
    void write(String container, String key, byte[] content, String contentType) throws IOException;

    /**
     * Deletes an object; one that isn't there is deleted already.
     *
     * @param container the bucket or container
     * @param key the object's name
     * @throws IOException when it can't be deleted
     */
    void delete(String container, String key) throws IOException;
}
