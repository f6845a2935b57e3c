/** JSON to Java values and back, by one strict set of rules. */
@NullMarked
package dev.peregrine.json;

import org.jspecify.annotations.NullMarked;
