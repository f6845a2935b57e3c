/** Tests of the platform simulator. */
@NullMarked
package dev.peregrine.testing.simulation;

import org.jspecify.annotations.NullMarked;
