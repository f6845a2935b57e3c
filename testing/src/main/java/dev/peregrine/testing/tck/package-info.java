/** What every adapter has to do, as tests: {@link dev.peregrine.testing.tck.AdapterKit}. */
@NullMarked
package dev.peregrine.testing.tck;

import org.jspecify.annotations.NullMarked;
