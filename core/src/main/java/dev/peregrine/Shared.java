package dev.peregrine;

/**
 * A resource that several handlers of an app use, such as a database client; made by {@link Functions#shared}.
 *
 * <p>Thread-safe. The resource is created at its first {@link #get()}; if it is {@link AutoCloseable} it is closed, in the
 * reverse order of creation, when the app is closed (best effort: no vendor's runtime promises a shutdown). Resources are
 * created one at a time, and one may get another in its factory, but not in a circle.
 *
 * @param <T> the resource
 */
@FunctionalInterface
public interface Shared<T> {
    /**
     * Returns the resource, creating it at the first call.
     *
     * @return always the same object
     * @throws Exception what its factory threw; the next call tries again
     */
    T get() throws Exception;
}
