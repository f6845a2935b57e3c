/** Runs Peregrine functions on Azure Functions. */
@NullMarked
package dev.peregrine.azure;

import org.jspecify.annotations.NullMarked;
