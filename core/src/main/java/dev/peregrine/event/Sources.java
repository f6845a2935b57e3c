package dev.peregrine.event;

import org.jspecify.annotations.Nullable;

/** Where an event comes from, if the host tells. */
final class Sources {
    private Sources() {}

    /** The first name that says something: an event without a source could not be seen as a CloudEvent. */
    static String firstTold(@Nullable String... names) {
        for (String name : names) {
            if (name != null && !name.isEmpty()) {
                return name;
            }
        }
        return "unknown";
    }
}
