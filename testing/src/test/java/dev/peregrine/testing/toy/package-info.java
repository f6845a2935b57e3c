/** An adapter of a third party: a queue in memory with a small text form, written on the public API alone. */
@NullMarked
package dev.peregrine.testing.toy;

import org.jspecify.annotations.NullMarked;
