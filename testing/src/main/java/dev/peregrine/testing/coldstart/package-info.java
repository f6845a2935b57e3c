/** Measures cold starts in the vendors' real runtimes on this machine, and holds budgets of what a start may load. */
@NullMarked
package dev.peregrine.testing.coldstart;

import org.jspecify.annotations.NullMarked;
