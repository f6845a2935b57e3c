/** The neutral event model: messages, storage objects, document changes and schedules, with the handlers they go to. */
@NullMarked
package dev.peregrine.event;

import org.jspecify.annotations.NullMarked;
