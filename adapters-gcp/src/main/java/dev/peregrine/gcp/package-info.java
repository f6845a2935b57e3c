/** Runs Peregrine functions on Google Cloud. */
@NullMarked
package dev.peregrine.gcp;

import org.jspecify.annotations.NullMarked;
