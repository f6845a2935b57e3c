/** Runs functions in the vendors' real runtimes on this machine: AWS's runtime client and Google's invoker. */
@NullMarked
package dev.peregrine.testing.runtime;

import org.jspecify.annotations.NullMarked;
