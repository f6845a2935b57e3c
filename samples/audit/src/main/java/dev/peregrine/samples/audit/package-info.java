/** Changes of documents become an audit trail. */
@NullMarked
package dev.peregrine.samples.audit;

import org.jspecify.annotations.NullMarked;
