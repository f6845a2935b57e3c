/** Tests of the adapter for Azure Functions that need the twin of the worker. */
@NullMarked
package dev.peregrine.testing.azure;

import org.jspecify.annotations.NullMarked;
