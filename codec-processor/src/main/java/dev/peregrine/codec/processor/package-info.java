/** Generates code that reads and writes records as JSON without reflection. */
@NullMarked
package dev.peregrine.codec.processor;

import org.jspecify.annotations.NullMarked;
