/** Runs functions as a platform does: cold and warm, limited in time, apart from the test, and reports how they end. */
@NullMarked
package dev.peregrine.testing.instance;

import org.jspecify.annotations.NullMarked;
