/** A contact form: one function object for every cloud. */
@NullMarked
package dev.peregrine.samples.contact;

import org.jspecify.annotations.NullMarked;
