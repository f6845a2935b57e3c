/** What a function would cost on each cloud, and how many of its users would meet a cold start. */
@NullMarked
package dev.peregrine.samples.capacity;

import org.jspecify.annotations.NullMarked;
