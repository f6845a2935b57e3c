@NullMarked
package dev.peregrine.samples.audit;

import org.jspecify.annotations.NullMarked;
