/** Tests of the adapter for Google Cloud; the ones in Google's own invoker stand in the module testing. */
@NullMarked
package dev.peregrine.gcp;

import org.jspecify.annotations.NullMarked;
