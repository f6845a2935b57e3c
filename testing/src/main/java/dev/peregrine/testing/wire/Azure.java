package dev.peregrine.testing.wire;

import dev.peregrine.event.Attributes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What Azure's twins have in common. */
final class Azure {
    /** When all happens that a test doesn't say the time of. */
    private static final Instant TIME = Instant.parse("2025-01-15T12:00:00Z");

    private Azure() {}

    static Instant time(Optional<Instant> time) {
        return time.orElse(TIME);
    }

    /** The host writes objects of .NET as JSON, dates and texts with their quotes. */
    static String json(@Nullable Object value) {
        return new String(Json.write(value), StandardCharsets.UTF_8);
    }

    /** A blob's name within an address. */
    static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }

    /** The sender's properties: text, each name once. */
    static Map<String, @Nullable Object> properties(Attributes attributes, String service) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        for (int i = 0; i < attributes.size(); i++) {
            if (attributes.isBinary(i) || properties.containsKey(attributes.name(i))) {
                throw new NotCarriedException("Here properties of " + service + " are text with a name each");
            }
            properties.put(attributes.name(i), attributes.value(i));
        }
        return properties;
    }

    /** All events that agree in something, together. */
    static <E> List<List<Integer>> grouped(List<E> events, Function<E, String> by) {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < events.size(); i++) {
            groups.computeIfAbsent(by.apply(events.get(i)), any -> new ArrayList<>())
                    .add(i);
        }
        return List.copyOf(groups.values());
    }
}
