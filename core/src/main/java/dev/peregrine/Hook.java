package dev.peregrine;

/** Something to run at a point of an app's life; see {@link Functions#onStart} and its neighbours. */
@FunctionalInterface
public interface Hook {
    /**
     * Runs the hook.
     *
     * @throws Exception any failure; what it means stands at the method that registers the hook
     */
    void run() throws Exception;
}
