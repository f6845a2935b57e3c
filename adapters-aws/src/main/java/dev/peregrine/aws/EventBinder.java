package dev.peregrine.aws;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fills the event classes of {@code aws-lambda-java-events} by their setters; a field without one is left out. Their own
 * library would bring the whole of jackson-databind.
 */
final class EventBinder {
    private EventBinder() {}

    /** Reads the value at which the parser stands. */
    static @Nullable Object read(JsonParser parser, Type type) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class ? list(parser, arguments[0]) : map(parser, arguments[1]);
        }
        if (type == Object.class) {
            return any(parser);
        }
        if (type == String.class && token.isScalarValue()) {
            return parser.getText();
        }
        if (type == boolean.class || type == Boolean.class) {
            return parser.getBooleanValue();
        }
        if (type == long.class || type == Long.class) {
            return parser.getLongValue();
        }
        if (token != JsonToken.START_OBJECT) {
            throw new IllegalStateException("The event has another type than " + type.getTypeName() + " at "
                    + parser.getParsingContext().pathAsPointer());
        }
        return bean(parser, (Class<?>) type);
    }

    private static Object bean(JsonParser parser, Class<?> type) throws IOException {
        try {
            Object bean = type.getConstructor().newInstance();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                Method setter = setter(type, name);
                Object value = setter == null ? null : read(parser, setter.getGenericParameterTypes()[0]);
                if (setter == null) {
                    parser.skipChildren();
                } else if (value != null) {
                    setter.invoke(bean, value);
                }
            }
            return bean;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    type.getName() + " is not an event class as aws-lambda-java-events 3 has them", e);
        }
    }

    private static @Nullable Method setter(Class<?> type, String field) {
        if (field.isEmpty()) {
            return null;
        }
        String name = "set" + field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1);
        for (Method method : type.getMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == 1) {
                return method;
            }
        }
        return null;
    }

    private static List<@Nullable Object> list(JsonParser parser, Type element) throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(read(parser, element));
        }
        return list;
    }

    private static Map<String, @Nullable Object> map(JsonParser parser, Type element) throws IOException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            map.put(name, read(parser, element));
        }
        return map;
    }

    private static @Nullable Object any(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> map(parser, Object.class);
            case START_ARRAY -> list(parser, Object.class);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }
}
