package dev.peregrine.spi;

/** The kinds of functions, by what calls them. */
public enum Kind {
    /** Answers HTTP requests. */
    HTTP,
    /** Invoked directly, with JSON in and out. */
    INVOKE
}
