package dev.peregrine.samples.clicks;

import java.io.IOException;
import java.util.Optional;

/** Keeps the open window of each page between invocations, and takes the finished ones; a database in real life. */
public interface WindowStore {
    /**
     * The open window of a page.
     *
     * @param page the page
     * @return the window, empty when there is none
     * @throws IOException when the store can't be reached
     */
    Optional<Window> open(String page) throws IOException;

    /**
     * Keeps a window as the open one of its page.
     *
     * @param window the window
     * @throws IOException when the store can't be reached
     */
    void keep(Window window) throws IOException;

    /**
     * Publishes the count of a finished window. Doing so twice publishes once.
     *
     * @param window the window
     * @throws IOException when the store can't be reached
     */
    void publish(Window window) throws IOException;
}
