package dev.peregrine.testing.simulation;

/**
 * How far a run has come.
 *
 * @param share of the whole, from 0 to 1; 0 when only the end of a trace will tell
 * @param requests how many have arrived
 * @param nanos the virtual time
 */
public record Progress(double share, long requests, long nanos) {}
