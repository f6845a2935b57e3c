package dev.peregrine.aws;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fills the event classes of {@code aws-lambda-java-events} by their setters; a field without one is left out. Their own
 * library would bring the whole of jackson-databind.
 */
final class EventBinder {
    private EventBinder() {}

    /** Reads the value at which the parser stands. */
    @SuppressWarnings("JavaUtilDate") // what the vendor's classes hold
    static @Nullable Object read(JsonParser parser, Type type) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == Map.class ? map(parser, arguments[1]) : list(parser, arguments[0]);
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
            return parser.getValueAsLong();
        }
        if (type == int.class || type == Integer.class) {
            return parser.getValueAsInt();
        }
        if (type == ByteBuffer.class) {
            return ByteBuffer.wrap(parser.getBinaryValue());
        }
        if (type == Date.class) {
            return new Date(parser.getDecimalValue().movePointRight(3).longValue());
        }
        if (type == byte[].class) {
            return listedBytes(parser);
        }
        if (type instanceof Class<?> known && token == JsonToken.VALUE_STRING) {
            return ofText(known, parser.getText());
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

    /** The setter of a field; the classes spell names in other cases than the events, and without hyphens. */
    private static @Nullable Method setter(Class<?> type, String field) {
        String name = "set" + field.replace("-", "");
        Method found = null;
        for (Method method : type.getMethods()) {
            if (method.getName().equalsIgnoreCase(name)
                    && method.getParameterCount() == 1
                    // some have a second one for an enum
                    && (found == null || method.getParameterTypes()[0] == String.class)) {
                found = method;
            }
        }
        return found;
    }

    /** A value of a type that events write as text: an enum, a time of Joda. */
    private static Object ofText(Class<?> type, String text) {
        try {
            return type.getMethod(type.isEnum() ? "valueOf" : "parse", String.class)
                    .invoke(null, text);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The event has a text that is no " + type.getName(), e);
        }
    }

    private static byte[] listedBytes(JsonParser parser) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            bytes.write(parser.getIntValue());
        }
        return bytes.toByteArray();
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

    static @Nullable Object any(JsonParser parser) throws IOException {
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
