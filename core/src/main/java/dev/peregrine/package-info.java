/** The handler API: what a portable function is written against, and how an app declares its functions. */
@NullMarked
package dev.peregrine;

import org.jspecify.annotations.NullMarked;
