package dev.peregrine.testing;

import dev.peregrine.json.JsonCodec;
import dev.peregrine.json.JsonException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares JSON by what it means. */
final class JsonDifference {
    private JsonDifference() {}

    /** Reads JSON; null, which means something in JSON too, for what isn't any. */
    static @Nullable Object read(byte[] json) {
        try {
            return JsonCodec.light().read(json, Object.class);
        } catch (JsonException e) {
            return null;
        }
    }

    /** The first difference, with its place; empty when there is none. */
    static Optional<String> find(String expected, byte[] actual) {
        Object wanted;
        try {
            wanted = JsonCodec.light().read(expected.getBytes(StandardCharsets.UTF_8), Object.class);
        } catch (JsonException e) {
            throw new IllegalArgumentException("What is expected isn't JSON: " + e.getMessage(), e);
        }
        try {
            return compare("", wanted, JsonCodec.light().read(actual, Object.class));
        } catch (JsonException e) {
            return Optional.of("the content isn't JSON: " + e.getMessage());
        }
    }

    private static Optional<String> compare(String path, @Nullable Object expected, @Nullable Object actual) {
        if (expected instanceof Map<?, ?> wanted && actual instanceof Map<?, ?> found) {
            return members(path, wanted, found);
        }
        if (expected instanceof List<?> wanted && actual instanceof List<?> found) {
            return elements(path, wanted, found);
        }
        if (expected instanceof Number wanted && actual instanceof Number found) {
            boolean same = new BigDecimal(wanted.toString()).compareTo(new BigDecimal(found.toString())) == 0;
            return same ? Optional.empty() : different(path, expected, actual);
        }
        return Objects.equals(expected, actual) ? Optional.empty() : different(path, expected, actual);
    }

    private static Optional<String> members(String path, Map<?, ?> expected, Map<?, ?> actual) {
        Set<Object> names = new LinkedHashSet<>(expected.keySet());
        names.addAll(actual.keySet());
        for (Object name : names) {
            String at = path + "/" + name;
            if (!actual.containsKey(name)) {
                return Optional.of("at " + at + " there is nothing");
            }
            if (!expected.containsKey(name)) {
                return Optional.of("at " + at + " there is " + actual.get(name) + ", which is not expected");
            }
            Optional<String> difference = compare(at, expected.get(name), actual.get(name));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> elements(String path, List<?> expected, List<?> actual) {
        if (expected.size() != actual.size()) {
            return Optional.of(
                    "at " + place(path) + " there are " + actual.size() + " elements, not " + expected.size());
        }
        for (int i = 0; i < expected.size(); i++) {
            Optional<String> difference = compare(path + "/" + i, expected.get(i), actual.get(i));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> different(String path, @Nullable Object expected, @Nullable Object actual) {
        return Optional.of("at " + place(path) + " there is " + actual + ", not " + expected);
    }

    private static String place(String path) {
        return path.isEmpty() ? "the top" : path;
    }
}
