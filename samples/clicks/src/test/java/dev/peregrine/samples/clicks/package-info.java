@NullMarked
package dev.peregrine.samples.clicks;

import org.jspecify.annotations.NullMarked;
