package dev.peregrine.testing.wire;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the host hands to the Java worker for one invocation: the trigger's data, and metadata by their names. Immutable. */
public final class AzureTrigger {
    private final @Nullable Object data;
    private final Map<String, Object> metadata;

    private AzureTrigger(@Nullable Object data, Map<String, Object> metadata) {
        this.data = data;
        this.metadata = metadata;
    }

    static AzureTrigger of(Object data) {
        return new AzureTrigger(data, Map.of());
    }

    static AzureTrigger withoutData() {
        return new AzureTrigger(null, Map.of());
    }

    /** Adds metadata: a String, which is text or JSON, or a List of Strings or Longs. */
    AzureTrigger with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(metadata);
        more.put(name, value);
        return new AzureTrigger(data, Collections.unmodifiableMap(more));
    }

    /**
     * The trigger's data.
     *
     * @return a String, a byte[], or a List of either; empty when the function doesn't bind them
     */
    public Optional<Object> data() {
        return Optional.ofNullable(data);
    }

    /**
     * What the trigger says beside its data.
     *
     * @return Strings, which are text or JSON, and Lists of Strings or Longs, by their names
     */
    public Map<String, Object> metadata() {
        return metadata;
    }

    /**
     * The trigger for people to read.
     *
     * @return data and metadata as JSON
     */
    public byte[] written() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("data", data == null ? null : readable(data));
        metadata.forEach((name, value) -> json.put(name, readable(value)));
        return Json.write(json);
    }

    /**
     * The trigger as JSON, to be kept in a file: {@code {"data": …, "metadata": {…}}}. Text is a string, bytes are
     * {@code {"utf8": "…"}} or, where they aren't UTF-8, {@code {"base64": "…"}}; several are in an array. A trigger whose data
     * the function doesn't bind has no {@code data}.
     *
     * @return the JSON in UTF-8
     */
    public byte[] toFile() {
        return TriggerFile.write(data, metadata);
    }

    /**
     * Reads a trigger from a file.
     *
     * @param json as {@link #toFile} writes it
     * @return the trigger
     * @throws IllegalArgumentException when the file doesn't hold such JSON; it says what is wrong
     */
    public static AzureTrigger fromFile(byte[] json) {
        TriggerFile file = TriggerFile.read(json);
        return new AzureTrigger(file.data().orElse(null), Collections.unmodifiableMap(file.metadata()));
    }

    private static Object readable(Object value) {
        if (value instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        return value instanceof List<?> list
                ? list.stream().map(AzureTrigger::readable).toList()
                : value;
    }
}
