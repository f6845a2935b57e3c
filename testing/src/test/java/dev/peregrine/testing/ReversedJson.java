package dev.peregrine.testing;

import dev.peregrine.json.JsonCodec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The same JSON with the members of every object in reverse order. */
final class ReversedJson {
    private ReversedJson() {}

    static byte[] of(byte[] json) {
        Object value = reversed(JsonCodec.light().read(json, Object.class));
        return JsonCodec.light().write(value);
    }

    private static Object reversed(Object value) {
        if (!(value instanceof Map<?, ?> members)) {
            return value;
        }
        List<Map.Entry<?, ?>> entries = new ArrayList<>(members.entrySet());
        Collections.reverse(entries);
        Map<String, Object> reversed = new LinkedHashMap<>();
        entries.forEach(entry -> {
            // the events' nulls say nothing
            if (entry.getValue() != null) {
                reversed.put(String.valueOf(entry.getKey()), reversed(entry.getValue()));
            }
        });
        return reversed;
    }
}
