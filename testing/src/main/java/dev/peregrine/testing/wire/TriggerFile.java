package dev.peregrine.testing.wire;

import dev.peregrine.text.Text;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Azure's host hands over, in a file.
 *
 * @param data as for {@link AzureTrigger#data}
 * @param metadata as for {@link AzureTrigger#metadata}
 */
record TriggerFile(Optional<Object> data, Map<String, Object> metadata) {
    private static final String DATA = "data";
    private static final String METADATA = "metadata";
    private static final String UTF8 = "utf8";
    private static final String BASE64 = "base64";
    private static final String EXPECTED =
            "is none of \"text\", {\"utf8\": \"…\"}, {\"base64\": \"…\"}, a whole number and a list of those";

    static byte[] write(@Nullable Object data, Map<String, Object> metadata) {
        Map<String, @Nullable Object> file = new LinkedHashMap<>();
        if (data != null) {
            file.put(DATA, written(data));
        }
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        metadata.forEach((name, value) -> all.put(name, written(value)));
        file.put(METADATA, all);
        return Json.write(file);
    }

    private static Object written(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(TriggerFile::written).toList();
        }
        if (!(value instanceof byte[] bytes)) {
            return value;
        }
        String text = Text.decode(bytes, StandardCharsets.UTF_8);
        return text != null
                ? Json.object(UTF8, text)
                : Json.object(BASE64, Base64.getEncoder().encodeToString(bytes));
    }

    static TriggerFile read(byte[] json) {
        Object file;
        try {
            file = Json.read(json);
        } catch (IOException e) {
            throw new IllegalArgumentException("A trigger of Azure is a JSON object, and this isn't JSON", e);
        }
        if (!(file instanceof Map<?, ?> members)) {
            throw new IllegalArgumentException("A trigger of Azure is a JSON object of \"data\" and \"metadata\"");
        }
        for (Object name : members.keySet()) {
            if (!name.equals(DATA) && !name.equals(METADATA)) {
                throw new IllegalArgumentException(
                        "A trigger of Azure has \"data\" and \"metadata\", and no \"" + name + "\"");
            }
        }
        Map<String, Object> metadata = new LinkedHashMap<>();
        Object all = members.get(METADATA);
        if (all instanceof Map<?, ?> named) {
            named.forEach((name, value) -> metadata.put(String.valueOf(name), value(METADATA + "." + name, value)));
        } else if (all != null) {
            throw new IllegalArgumentException("\"metadata\" of a trigger is a JSON object");
        }
        Object data = members.get(DATA);
        return new TriggerFile(data == null ? Optional.empty() : Optional.of(value(DATA, data)), metadata);
    }

    /** One value or a list of some, whose place is made into text only when it is needed. */
    private static Object value(String where, @Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            return single(where, -1, value);
        }
        List<Object> values = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            values.add(single(where, i, list.get(i)));
        }
        return values;
    }

    private static Object single(String where, int index, @Nullable Object value) {
        if (value instanceof String) {
            return value;
        }
        try {
            if (value instanceof BigDecimal number) {
                return number.longValueExact();
            }
            if (value instanceof Map<?, ?> object && object.size() == 1) {
                if (object.get(UTF8) instanceof String text) {
                    return text.getBytes(StandardCharsets.UTF_8);
                }
                if (object.get(BASE64) instanceof String encoded) {
                    return Base64.getDecoder().decode(encoded);
                }
            }
        } catch (ArithmeticException e) {
            throw wrong(where, index, "isn't a whole number of 64 bits", e);
        } catch (IllegalArgumentException e) {
            throw wrong(where, index, "isn't base64", e);
        }
        throw wrong(where, index, EXPECTED, null);
    }

    private static IllegalArgumentException wrong(String where, int index, String what, @Nullable Throwable cause) {
        String place = index < 0 ? where : where + "[" + index + "]";
        return new IllegalArgumentException(place + " of a trigger " + what, cause);
    }
}
