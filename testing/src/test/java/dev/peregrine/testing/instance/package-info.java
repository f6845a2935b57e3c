/** Tests of instances, with functions that do their worst. */
@NullMarked
package dev.peregrine.testing.instance;

import org.jspecify.annotations.NullMarked;
