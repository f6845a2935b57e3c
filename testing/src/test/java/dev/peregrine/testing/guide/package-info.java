/** The code that README.md and the pages in docs show, compiled and run; regions are marked {@code // snippet: name}. */
@NullMarked
package dev.peregrine.testing.guide;

import org.jspecify.annotations.NullMarked;
