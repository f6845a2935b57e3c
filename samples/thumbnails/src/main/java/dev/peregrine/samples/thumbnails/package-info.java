/** Images of an object store become small ones. */
@NullMarked
package dev.peregrine.samples.thumbnails;

import org.jspecify.annotations.NullMarked;
