/** Every decoder under wrong bytes: a short pass with the tests, a long one by Jazzer. */
@NullMarked
package dev.peregrine.testing.fuzz;

import org.jspecify.annotations.NullMarked;
