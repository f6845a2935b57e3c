package dev.peregrine.http;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a response body piece by piece; see {@link HttpResponse#stream}. */
@FunctionalInterface
public interface BodyWriter {
    /**
     * Writes the whole body. The host calls it once, after the handler has returned, and not at all for {@code HEAD}; a filter
     * that asks for the content makes it run once more.
     *
     * @param out where to write; it need not be closed
     * @throws IOException when writing fails
     */
    void writeTo(OutputStream out) throws IOException;
}
