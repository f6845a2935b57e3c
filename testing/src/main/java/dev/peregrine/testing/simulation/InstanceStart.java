package dev.peregrine.testing.simulation;

/** The start of the instance that a claim got: of a new one when {@code cold}, else one that was there. */
record InstanceStart(long id, boolean cold, long readyAt, long initNanos, long initAgainNanos, boolean failed) {}
