package dev.peregrine.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
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

/** Reads values by their bindings; in every method the parser stands on the first token of the value. */
final class LightReader {
    private LightReader() {}

    static Object value(JsonParser parser, Binding binding) throws IOException {
        if (parser.currentTokenId() == JsonTokenId.ID_NULL) {
            Object empty = empty(binding.kind);
            if (empty == null) {
                throw Failures.notNull(parser);
            }
            return empty;
        }
        return switch (binding.kind) {
            case Binding.RECORD -> record(parser, binding);
            case Binding.LIST -> elements(parser, binding.element(), new ArrayList<>());
            case Binding.SET -> elements(parser, binding.element(), new LinkedHashSet<>());
            case Binding.ARRAY -> array(parser, binding);
            case Binding.MAP -> map(parser, binding);
            case Binding.OPTIONAL -> Optional.of(value(parser, binding.element()));
            case Binding.OPTIONAL_INT -> OptionalInt.of((Integer) Scalars.read(parser, Binding.INT));
            case Binding.OPTIONAL_LONG -> OptionalLong.of((Long) Scalars.read(parser, Binding.LONG));
            case Binding.OPTIONAL_DOUBLE -> OptionalDouble.of((Double) Scalars.read(parser, Binding.DOUBLE));
            case Binding.OBJECT -> Objects.requireNonNull(any(parser)); // null was dealt with above
            case Binding.ENUM -> constant(parser, binding);
            default -> Scalars.read(parser, binding.kind);
        };
    }

    private static Object constant(JsonParser parser, Binding binding) throws IOException {
        Object constant = binding.constant(Scalars.string(parser));
        if (constant == null) {
            throw Failures.at(parser, "expected " + Failures.oneOf(binding.type));
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

    private static Object record(JsonParser parser, Binding binding) throws IOException {
        if (parser.currentTokenId() != JsonTokenId.ID_START_OBJECT) {
            throw Failures.expected(parser, "an object");
        }
        @Nullable Object[] values = new @Nullable Object[binding.components.length];
        int next = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            int i = binding.indexOf(parser.currentName(), next);
            parser.nextToken();
            if (i < 0) {
                parser.skipChildren();
            } else {
                values[i] = value(parser, binding.components[i]);
                next = i + 1;
            }
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                values[i] = empty(binding.components[i].kind);
                if (values[i] == null) {
                    throw Failures.missing(parser, binding.names[i]);
                }
            }
        }
        return create(parser, binding, values);
    }

    private static Object create(JsonParser parser, Binding binding, @Nullable Object[] values) {
        try {
            return binding.create(values);
        } catch (RuntimeException refused) {
            // The record's own message may hold internals: it stays in the cause.
            throw Failures.unacceptable(parser, refused);
        }
    }

    private static Collection<@Nullable Object> elements(
            JsonParser parser, Binding element, Collection<@Nullable Object> elements) throws IOException {
        if (parser.currentTokenId() != JsonTokenId.ID_START_ARRAY) {
            throw Failures.expected(parser, "an array");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(item(parser, element));
        }
        return elements;
    }

    /** An element or a map's value: null only where any JSON is allowed. */
    private static @Nullable Object item(JsonParser parser, Binding binding) throws IOException {
        return binding.kind == Binding.OBJECT ? any(parser) : value(parser, binding);
    }

    private static Object array(JsonParser parser, Binding binding) throws IOException {
        Collection<@Nullable Object> elements = elements(parser, binding.element(), new ArrayList<>());
        Object array = Array.newInstance(binding.type.getComponentType(), elements.size());
        int i = 0;
        for (Object element : elements) {
            Array.set(array, i++, element);
        }
        return array;
    }

    private static Map<Object, @Nullable Object> map(JsonParser parser, Binding binding) throws IOException {
        if (parser.currentTokenId() != JsonTokenId.ID_START_OBJECT) {
            throw Failures.expected(parser, "an object");
        }
        Binding key = binding.arguments[0];
        Map<Object, @Nullable Object> map = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String text = parser.currentName();
            Object name = key.kind == Binding.ENUM ? key.constant(text) : Keys.parse(text, key.kind, key.type);
            if (name == null) {
                throw Failures.at(parser, "the name must be " + Keys.form(key.kind, key.type));
            }
            parser.nextToken();
            map.put(name, item(parser, binding.element()));
        }
        return map;
    }

    /** Any JSON: nested maps and lists, strings, booleans, Long, BigInteger, BigDecimal, null. */
    static @Nullable Object any(JsonParser parser) throws IOException {
        switch (parser.currentTokenId()) {
            case JsonTokenId.ID_NULL -> {
                return null;
            }
            case JsonTokenId.ID_START_OBJECT -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    map.put(name, any(parser));
                }
                return map;
            }
            case JsonTokenId.ID_START_ARRAY -> {
                return elements(parser, Binding.ANY, new ArrayList<>());
            }
            case JsonTokenId.ID_STRING -> {
                return parser.getText();
            }
            case JsonTokenId.ID_NUMBER_INT -> {
                return Scalars.wholeOfAnySize(parser);
            }
            case JsonTokenId.ID_NUMBER_FLOAT -> {
                return Scalars.decimal(parser);
            }
            default -> {
                return parser.currentTokenId() == JsonTokenId.ID_TRUE;
            }
        }
    }
}
