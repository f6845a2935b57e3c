@NullMarked
package dev.peregrine.text;

import org.jspecify.annotations.NullMarked;
