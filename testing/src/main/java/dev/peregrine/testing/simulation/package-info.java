/**
 * Simulates a platform that runs functions: instances that start cold, serve, stay warm for a while and end, in virtual
 * time and from a seed. Start with {@link dev.peregrine.testing.simulation.Simulation}.
 */
@NullMarked
package dev.peregrine.testing.simulation;

import org.jspecify.annotations.NullMarked;
