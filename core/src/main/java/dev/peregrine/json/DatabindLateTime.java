package dev.peregrine.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The deserializer of a time of which {@link DatabindDeserializer} knows the rules: JavaTimeModule's own is made only where a
 * property asks for it.
 */
final class DatabindLateTime extends StdScalarDeserializer<Object> implements ContextualDeserializer {
    private static final long serialVersionUID = 1L;

    private DatabindLateTime(Class<?> type) {
        super(type);
    }

    static JsonDeserializer<?> of(Class<?> type) {
        return new DatabindLateTime(type);
    }

    private JsonDeserializer<?> deserializer(DeserializationContext context) throws JsonMappingException {
        JavaType type = context.constructType(handledType());
        JsonDeserializer<?> found = DatabindTimes.deserializer(type, context.getConfig(), null);
        return found == null ? this : found;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property)
            throws JsonMappingException {
        JsonDeserializer<?> found = deserializer(context);
        return found == this
                ? this
                : context.handleSecondaryContextualization(found, property, context.constructType(handledType()));
    }

    @Override
    public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        // Only where a user's module takes this out of the other, which reads by the rules.
        JsonDeserializer<?> found = deserializer(context);
        return found == this
                ? context.handleUnexpectedToken(handledType(), parser)
                : found.deserialize(parser, context);
    }

    @Override
    public Object deserializeWithType(JsonParser parser, DeserializationContext context, TypeDeserializer ofTypes)
            throws IOException {
        return ofTypes.deserializeTypedFromAny(parser, context);
    }

    @Override
    public LogicalType logicalType() {
        return LogicalType.DateTime;
    }
}
