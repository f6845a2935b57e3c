package dev.peregrine.testing.wire;

import dev.peregrine.event.RawMessage;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** What Google's twins have in common. */
final class Google {
    static final String PROJECT = "test-project";

    /** When all happens that a test doesn't say the time of. */
    private static final Instant TIME = Instant.parse("2025-01-15T12:00:00Z");

    private Google() {}

    static Instant time(Optional<Instant> time) {
        return time.orElse(TIME);
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The message, told apart by whether it is text; what it is named by stays as it is. */
    static RawMessage.Builder copy(RawMessage from, String source) {
        return RawMessage.bytes(from.id(), from.bytes())
                .source(source)
                .attributes(from.attributes())
                .publishedTime(time(from.publishedTime()));
    }
}
