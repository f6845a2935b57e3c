@NullMarked
package dev.peregrine.samples.orders;

import org.jspecify.annotations.NullMarked;
