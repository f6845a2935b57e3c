/** Tests of the command line through its own door. */
@NullMarked
package dev.peregrine.testing.cli;

import org.jspecify.annotations.NullMarked;
