/** Runs Peregrine functions on AWS Lambda. */
@NullMarked
package dev.peregrine.aws;

import org.jspecify.annotations.NullMarked;
