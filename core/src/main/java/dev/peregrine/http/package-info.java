/** HTTP: requests, responses and what belongs to them. */
@NullMarked
package dev.peregrine.http;

import org.jspecify.annotations.NullMarked;
