/** Our functions in AWS's own runtime client. */
@NullMarked
package dev.peregrine.testing.aws;

import org.jspecify.annotations.NullMarked;
