package dev.peregrine.cloudevents;

import org.jspecify.annotations.Nullable;

/** How a message carries events, which its media type tells (HTTP protocol binding, section 3). */
enum EventFormat {
    BINARY,
    JSON,
    JSON_BATCH,
    UNKNOWN;

    private static final String CLOUDEVENTS = "application/cloudevents";

    static EventFormat of(@Nullable String contentType) {
        if (contentType == null || !contentType.regionMatches(true, 0, CLOUDEVENTS, 0, CLOUDEVENTS.length())) {
            return BINARY;
        }
        int end = contentType.indexOf(';');
        String format = (end < 0 ? contentType : contentType.substring(0, end))
                .substring(CLOUDEVENTS.length())
                .trim();
        if (format.equalsIgnoreCase("+json")) {
            return JSON;
        }
        return format.equalsIgnoreCase("-batch+json") ? JSON_BATCH : UNKNOWN;
    }
}
