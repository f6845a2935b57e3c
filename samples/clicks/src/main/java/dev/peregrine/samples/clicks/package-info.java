/** Clicks of a stream, counted by page and minute, in order per page. */
@NullMarked
package dev.peregrine.samples.clicks;

import org.jspecify.annotations.NullMarked;
