/** Orders from a queue, with partial failures and a parking place. */
@NullMarked
package dev.peregrine.samples.orders;

import org.jspecify.annotations.NullMarked;
