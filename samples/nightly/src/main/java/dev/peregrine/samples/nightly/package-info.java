/** A report that is made every night. */
@NullMarked
package dev.peregrine.samples.nightly;

import org.jspecify.annotations.NullMarked;
