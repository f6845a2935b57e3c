/** Benchmarks of the library, side by side with the vendors' own ways; not published. */
@org.jspecify.annotations.NullMarked
package dev.peregrine.benchmarks;
