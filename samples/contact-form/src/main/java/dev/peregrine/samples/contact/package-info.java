/** A contact form: the same function object on every cloud. */
@NullMarked
package dev.peregrine.samples.contact;

import org.jspecify.annotations.NullMarked;
