package dev.peregrine.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads scalars, arrays of them and any JSON in databind as the light codec does, unless a @JsonFormat asks otherwise. */
final class DatabindDeserializer extends DelegatingDeserializer {
    private static final long serialVersionUID = 1L;

    private final transient Binding binding;

    DatabindDeserializer(JsonDeserializer<?> original, Binding binding) {
        super(original);
        this.binding = binding;
    }

    /** Of a time; the deserializer of jackson-datatype-jsr310 is made only where a @JsonFormat asks for it. */
    static JsonDeserializer<?> ofTime(int kind, Class<?> type) {
        return new DatabindDeserializer(DatabindLateTime.of(type), new Binding(kind, type, Binding.NONE));
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> original) {
        return new DatabindDeserializer(original, binding);
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property)
            throws JsonMappingException {
        if (property != null) {
            JsonFormat.Value format = property.findPropertyFormat(context.getConfig(), handledType());
            if (format.hasPattern() || format.hasShape()) {
                return context.handleSecondaryContextualization(
                        getDelegatee(), property, context.constructType(handledType()));
            }
        }
        return this;
    }

    @Override
    public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        Tokens tokens = new JacksonTokens(parser);
        return binding.kind == Binding.OBJECT ? LightReader.any(tokens) : LightReader.value(tokens, binding);
    }
}
