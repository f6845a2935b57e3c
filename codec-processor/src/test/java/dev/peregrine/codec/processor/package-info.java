@NullMarked
package dev.peregrine.codec.processor;

import org.jspecify.annotations.NullMarked;
