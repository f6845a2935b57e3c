/** Tests of the adapter for Google Cloud in Google's own invoker: what they show is what holds. */
@NullMarked
package dev.peregrine.testing.gcp;

import org.jspecify.annotations.NullMarked;
