package dev.peregrine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Says in our words what databind found wrong: its own name classes and quote the body. */
final class DatabindFailures {
    private DatabindFailures() {}

    static RuntimeException reading(JsonParser parser, JsonMapper mapper, JsonMappingException e) {
        String pointer = pointer(e);
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonException known) {
                // Inside an array or any JSON the parser knows the place better than databind does.
                String place = known.pointer().startsWith(pointer) ? known.pointer() : pointer;
                return new JsonException(place, known.detail(), known.getCause());
            }
            if (cause instanceof InputCoercionException) {
                return new JsonException(pointer, "too large a number");
            }
            if (cause instanceof StreamReadException || cause instanceof StreamConstraintsException) {
                return JacksonText.malformed((JsonProcessingException) cause);
            }
            if (cause instanceof InvalidDefinitionException definition) {
                return refused(definition);
            }
            if (cause instanceof MismatchedInputException mismatch) {
                return mismatch(parser, mapper, pointer, mismatch);
            }
            if (cause instanceof Error error) {
                throw error;
            }
            if (!(cause instanceof JsonMappingException)) {
                return new JsonException(pointer, "not acceptable", cause);
            }
        }
        return new JsonException(pointer, "not acceptable");
    }

    private static JsonException mismatch(
            JsonParser parser, JsonMapper mapper, String pointer, MismatchedInputException e) {
        Class<?> type = e.getTargetType();
        String message = String.valueOf(e.getOriginalMessage());
        if (e instanceof InvalidNullException || parser.hasToken(JsonToken.VALUE_NULL)) {
            return new JsonException(pointer, Failures.NULL_NOT_READ);
        }
        if (message.startsWith("Missing required ")) {
            return new JsonException(pointer, "missing");
        }
        if (e instanceof InvalidTypeIdException) {
            return new JsonException(pointer, "its type is missing or unknown");
        }
        if (message.startsWith("Cannot deserialize Map key ")) {
            // The path ends at the map: only the parser knows the name.
            String name = JacksonText.pointer(parser.getParsingContext());
            boolean constant = type != null && type.isEnum();
            return new JsonException(name, constant ? "the name must be " + oneOf(type, mapper) : "not acceptable");
        }
        if (e instanceof InvalidFormatException format) {
            if (type != null && type.isEnum()) {
                return new JsonException(pointer, "expected " + oneOf(type, mapper));
            }
            if (!"".equals(format.getValue())) {
                return new JsonException(pointer, "not acceptable");
            }
        }
        return new JsonException(pointer, "expected " + shape(type) + ", found " + new JacksonTokens(parser).found());
    }

    /** The constants as they are written: an annotation may have renamed them. */
    private static String oneOf(Class<?> type, JsonMapper mapper) {
        Object[] constants = type.getEnumConstants();
        String[] names = new String[constants.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = String.valueOf(mapper.<Object>convertValue(constants[i], Object.class));
        }
        return Failures.oneOf(names);
    }

    private static String shape(@Nullable Class<?> type) {
        if (type == null) {
            return "another value";
        }
        return type.isArray() || Collection.class.isAssignableFrom(type) ? "an array" : "an object";
    }

    static RuntimeException writing(JsonGenerator generator, JsonMappingException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnwritableException known) {
                return known;
            }
            if (cause instanceof StreamConstraintsException tooDeep) {
                return JacksonText.unwritable(generator, tooDeep);
            }
            if (cause instanceof InvalidDefinitionException definition) {
                return refused(definition);
            }
            if (cause instanceof Error error) {
                throw error;
            }
            if (cause instanceof RuntimeException thrown) {
                return thrown; // by the value itself
            }
        }
        return new UnwritableException(pointer(e), String.valueOf(e.getOriginalMessage()), e);
    }

    static JsonTypeException refused(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : e.getPath()) {
            path.append(path.length() == 0 ? " (reached through " : ", ").append(reference.getDescription());
        }
        return new JsonTypeException(
                "Cannot be bound to JSON: " + e.getOriginalMessage() + path + (path.length() == 0 ? "" : ")"), e);
    }

    private static String pointer(JsonMappingException e) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference reference : e.getPath()) {
            String name = reference.getFieldName();
            pointer.append('/').append(name == null ? Integer.toString(reference.getIndex()) : Failures.escaped(name));
        }
        return pointer.toString();
    }
}
