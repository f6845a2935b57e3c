/** What GraalVM's native-image must be told, and whether it is. */
@NullMarked
package dev.peregrine.testing.nativeimage;

import org.jspecify.annotations.NullMarked;
