package dev.peregrine.aws;

import com.fasterxml.jackson.core.JsonFactory;

/** Jackson's factory, for what isn't on the way of every event. */
final class Json {
    /** Names are senders' words, which must not fill the JVM's table of strings. */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private Json() {}
}
