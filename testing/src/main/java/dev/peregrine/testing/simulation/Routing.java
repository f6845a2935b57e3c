package dev.peregrine.testing.simulation;

/**
 * Which of several instances that could serve a request gets it. No platform documents its own, and the number of cold
 * starts depends on it: a rule that keeps few instances busy lets the others end.
 */
public enum Routing {
    /** The most recently used one: whose last request, of those that have ended, ended last. Keeps few instances busy. */
    MRU,
    /** The one that was started last. */
    NEWEST,
    /** The one that was started first. */
    OLDEST,
    /** Any, each as likely. */
    RANDOM,
    /** The least recently used one. Keeps as many instances alive as it can. */
    LRU
}
