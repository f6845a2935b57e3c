/** Runs Peregrine functions on Azure Functions, and packages them for it. */
@NullMarked
package dev.peregrine.azure;

import org.jspecify.annotations.NullMarked;
