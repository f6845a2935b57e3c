@NullMarked
package dev.peregrine.samples.capacity;

import org.jspecify.annotations.NullMarked;
