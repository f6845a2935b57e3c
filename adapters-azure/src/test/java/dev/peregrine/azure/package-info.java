@NullMarked
package dev.peregrine.azure;

import org.jspecify.annotations.NullMarked;
