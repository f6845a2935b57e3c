/** Tests a Peregrine function on every host's wire format, on one machine without a network. */
@NullMarked
package dev.peregrine.testing;

import org.jspecify.annotations.NullMarked;
