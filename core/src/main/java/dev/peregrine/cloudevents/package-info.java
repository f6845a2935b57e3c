/** CloudEvents 1.0: making them, and reading and writing them as the specification says. */
@NullMarked
package dev.peregrine.cloudevents;

import org.jspecify.annotations.NullMarked;
