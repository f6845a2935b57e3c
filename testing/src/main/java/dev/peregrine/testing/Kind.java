package dev.peregrine.testing;

/** Kinds of functions, by what calls them. */
public enum Kind {
    /** An HTTP request, through each of the formats in which hosts hand those over. */
    HTTP,
    /** A direct invocation with JSON, or an HTTP request with JSON where a host has no direct invocations. */
    INVOKE
}
