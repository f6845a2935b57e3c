package dev.peregrine.json;

import dev.peregrine.text.Text;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Writes values by their bindings, and values of unknown type by their class. */
final class LightWriter {
    private final LightCodec codec;
    private final JsonWriter json;

    LightWriter(LightCodec codec, JsonWriter json) {
        this.codec = codec;
        this.json = json;
    }

    void value(@Nullable Object value, Binding binding) {
        if (value == null) {
            throw json.unwritable(Failures.NULL_NOT_WRITTEN);
        }
        switch (binding.kind) {
            case Binding.RECORD -> {
                record(value, binding);
                return;
            }
            case Binding.LIST, Binding.SET -> {
                json.array();
                for (Object element : (Collection<?>) value) {
                    item(element, binding.element());
                }
                json.endArray();
                return;
            }
            case Binding.ARRAY -> {
                json.array();
                int length = Array.getLength(value);
                for (int i = 0; i < length; i++) {
                    item(Array.get(value, i), binding.element());
                }
                json.endArray();
                return;
            }
            case Binding.MAP -> {
                map((Map<?, ?>) value, binding);
                return;
            }
            case Binding.OBJECT -> {
                value(value, codec.bindingOfValue(value.getClass()));
                return;
            }
            default -> {
                if (binding.isOptional()) {
                    Object held = held(value, binding.kind);
                    if (held == null) {
                        json.nothing();
                    } else {
                        optional(held, binding);
                    }
                    return;
                }
                Scalars.write(json, binding.kind, value);
            }
        }
    }

    /** An element or a map's value: null only where any JSON is allowed. */
    private void item(@Nullable Object item, Binding binding) {
        if (item == null && binding.kind == Binding.OBJECT) {
            json.nothing();
        } else {
            value(item, binding);
        }
    }

    private void record(Object record, Binding binding) {
        json.object();
        for (int i = 0; i < binding.names.length; i++) {
            Binding component = binding.components[i];
            Object value = binding.component(record, i);
            if (value != null && component.isOptional()) {
                Object held = held(value, component.kind);
                if (held != null) {
                    json.name(binding.names[i]);
                    optional(held, component);
                }
            } else {
                json.name(binding.names[i]);
                value(value, component);
            }
        }
        json.endObject();
    }

    /** What an optional holds, null if nothing. */
    private static @Nullable Object held(Object optional, int kind) {
        switch (kind) {
            case Binding.OPTIONAL -> {
                return ((Optional<?>) optional).orElse(null);
            }
            case Binding.OPTIONAL_INT -> {
                OptionalInt number = (OptionalInt) optional;
                return number.isPresent() ? number.getAsInt() : null;
            }
            case Binding.OPTIONAL_LONG -> {
                OptionalLong whole = (OptionalLong) optional;
                return whole.isPresent() ? whole.getAsLong() : null;
            }
            default -> {
                OptionalDouble real = (OptionalDouble) optional;
                return real.isPresent() ? real.getAsDouble() : null;
            }
        }
    }

    private void optional(Object held, Binding binding) {
        switch (binding.kind) {
            case Binding.OPTIONAL -> {
                value(held, binding.element());
                return;
            }
            case Binding.OPTIONAL_INT -> {
                Scalars.write(json, Binding.INT, held);
                return;
            }
            case Binding.OPTIONAL_LONG -> {
                Scalars.write(json, Binding.LONG, held);
                return;
            }
            default -> Scalars.write(json, Binding.DOUBLE, held);
        }
    }

    private void map(Map<?, ?> map, Binding binding) {
        json.object();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            json.name(name(entry.getKey(), binding.arguments[0]));
            item(entry.getValue(), binding.element());
        }
        json.endObject();
    }

    private String name(@Nullable Object key, Binding declared) {
        if (key == null) {
            throw json.unwritableName("a map holds the key null");
        }
        if (key instanceof String name) {
            if (!Text.isUnicode(name)) {
                throw json.unwritableName("a map holds a key with half a surrogate pair");
            }
            return name;
        }
        Binding binding = declared.kind == Binding.OBJECT ? codec.bindingOfValue(key.getClass()) : declared;
        if (!Keys.allowed(binding.kind)) {
            throw json.unwritableName("a map holds a key of " + key.getClass().getName()
                    + "; use String, an enum, UUID, a whole number or a date");
        }
        return Keys.text(key, binding.kind);
    }
}
