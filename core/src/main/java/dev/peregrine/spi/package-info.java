/** What adapters are built on: starting an app and handing invocations to it. Unstable: it may change with any release. */
@NullMarked
package dev.peregrine.spi;

import org.jspecify.annotations.NullMarked;
