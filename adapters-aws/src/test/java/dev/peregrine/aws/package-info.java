@NullMarked
package dev.peregrine.aws;

import org.jspecify.annotations.NullMarked;
