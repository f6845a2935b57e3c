package dev.peregrine;

/**
 * Creates one object when an instance of the app needs it. Handlers are declared by their factories so that declaring an
 * app costs nothing and works without an environment.
 *
 * @param <T> what is created
 */
@FunctionalInterface
public interface Factory<T> {
    /**
     * Creates the object. Called at most once per running instance unless it throws; then it is called again at the next
     * use.
     *
     * @return the new object
     * @throws Exception any failure; the invocation that needed the object fails, or the start-up does
     */
    T create() throws Exception;
}
