@NullMarked
package dev.peregrine.samples.nightly;

import org.jspecify.annotations.NullMarked;
