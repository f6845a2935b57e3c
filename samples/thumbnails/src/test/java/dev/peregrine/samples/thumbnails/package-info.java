@NullMarked
package dev.peregrine.samples.thumbnails;

import org.jspecify.annotations.NullMarked;
