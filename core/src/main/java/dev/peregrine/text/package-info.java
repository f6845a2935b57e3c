/** How core and its adapters read text and times. Unstable: it may change with any release. */
@NullMarked
package dev.peregrine.text;

import org.jspecify.annotations.NullMarked;
