package dev.peregrine.json;

import java.io.IOException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads values by their bindings; in every method the tokens stand on the first token of the value. */
final class LightReader {
    private LightReader() {}

    static Object value(Tokens json, Binding binding) throws IOException {
        if (json.token() == Tokens.NULL) {
            Object empty = empty(binding.kind);
            if (empty == null) {
                throw json.at(Failures.NULL_NOT_READ);
            }
            return empty;
        }
        return switch (binding.kind) {
            case Binding.RECORD -> record(json, binding);
            case Binding.LIST -> elements(json, binding.element(), new ArrayList<>());
            case Binding.SET -> elements(json, binding.element(), new LinkedHashSet<>());
            case Binding.ARRAY -> array(json, binding);
            case Binding.MAP -> map(json, binding);
            case Binding.OPTIONAL -> Optional.of(value(json, binding.element()));
            case Binding.OPTIONAL_INT -> OptionalInt.of((Integer) Scalars.read(json, Binding.INT));
            case Binding.OPTIONAL_LONG -> OptionalLong.of((Long) Scalars.read(json, Binding.LONG));
            case Binding.OPTIONAL_DOUBLE -> OptionalDouble.of((Double) Scalars.read(json, Binding.DOUBLE));
            case Binding.OBJECT -> Objects.requireNonNull(any(json)); // null was dealt with above
            case Binding.ENUM -> constant(json, binding);
            default -> Scalars.read(json, binding.kind);
        };
    }

    private static Object constant(Tokens json, Binding binding) throws IOException {
        Object constant = binding.constant(Scalars.string(json));
        if (constant == null) {
            throw json.at("expected " + Failures.oneOf(binding.type));
        }
        return constant;
    }

    private static @Nullable Object empty(int kind) {
        return switch (kind) {
            case Binding.OPTIONAL -> Optional.empty();
            case Binding.OPTIONAL_INT -> OptionalInt.empty();
            case Binding.OPTIONAL_LONG -> OptionalLong.empty();
            case Binding.OPTIONAL_DOUBLE -> OptionalDouble.empty();
            default -> null;
        };
    }

    private static Object record(Tokens json, Binding binding) throws IOException {
        if (json.token() != Tokens.OBJECT) {
            throw json.expected("an object");
        }
        @Nullable Object[] values = new @Nullable Object[binding.components.length];
        int next = 0;
        while (json.next() == Tokens.NAME) {
            int i = binding.indexOf(json, next);
            json.next();
            if (i < 0) {
                json.skip();
            } else {
                values[i] = value(json, binding.components[i]);
                next = i + 1;
            }
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                values[i] = empty(binding.components[i].kind);
                if (values[i] == null) {
                    throw json.missing(binding.names[i]);
                }
            }
        }
        return create(json, binding, values);
    }

    private static Object create(Tokens json, Binding binding, @Nullable Object[] values) {
        try {
            return binding.create(values);
        } catch (RuntimeException refused) {
            // The record's own message may hold internals: it stays in the cause.
            JsonException unacceptable = json.at("not acceptable");
            throw new JsonException(unacceptable.pointer(), unacceptable.detail(), refused);
        }
    }

    private static Collection<@Nullable Object> elements(
            Tokens json, Binding element, Collection<@Nullable Object> elements) throws IOException {
        if (json.token() != Tokens.ARRAY) {
            throw json.expected("an array");
        }
        while (json.next() != Tokens.END_ARRAY) {
            elements.add(item(json, element));
        }
        return elements;
    }

    /** An element or a map's value: null only where any JSON is allowed. */
    private static @Nullable Object item(Tokens json, Binding binding) throws IOException {
        return binding.kind == Binding.OBJECT ? any(json) : value(json, binding);
    }

    private static Object array(Tokens json, Binding binding) throws IOException {
        Collection<@Nullable Object> elements = elements(json, binding.element(), new ArrayList<>());
        Object array = Array.newInstance(binding.type.getComponentType(), elements.size());
        int i = 0;
        for (Object element : elements) {
            Array.set(array, i++, element);
        }
        return array;
    }

    private static Map<Object, @Nullable Object> map(Tokens json, Binding binding) throws IOException {
        if (json.token() != Tokens.OBJECT) {
            throw json.expected("an object");
        }
        Binding key = binding.arguments[0];
        Map<Object, @Nullable Object> map = new LinkedHashMap<>();
        while (json.next() == Tokens.NAME) {
            String text = json.name();
            Object name = key.kind == Binding.ENUM ? key.constant(text) : Keys.parse(text, key.kind, key.type);
            if (name == null) {
                throw json.at("the name must be " + Keys.form(key.kind, key.type));
            }
            json.next();
            map.put(name, item(json, binding.element()));
        }
        return map;
    }

    /** Any JSON: nested maps and lists, strings, booleans, Long, BigInteger, BigDecimal, null. */
    static @Nullable Object any(Tokens json) throws IOException {
        switch (json.token()) {
            case Tokens.NULL -> {
                return null;
            }
            case Tokens.OBJECT -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                while (json.next() == Tokens.NAME) {
                    String name = json.name();
                    json.next();
                    map.put(name, any(json));
                }
                return map;
            }
            case Tokens.ARRAY -> {
                return elements(json, Binding.ANY, new ArrayList<>());
            }
            case Tokens.STRING -> {
                return json.text();
            }
            case Tokens.WHOLE -> {
                return Scalars.wholeOfAnySize(json);
            }
            case Tokens.REAL -> {
                return Scalars.decimal(json);
            }
            default -> {
                return json.token() == Tokens.TRUE;
            }
        }
    }
}
