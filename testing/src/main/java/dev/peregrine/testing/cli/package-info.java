/** A command line: example events of every source, invocations of a function with them, simulations and cold starts. */
@NullMarked
package dev.peregrine.testing.cli;

import org.jspecify.annotations.NullMarked;
