package dev.peregrine.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes times, UUIDs and the like in databind as the light codec does, unless a @JsonFormat asks otherwise. */
final class DatabindSerializer extends StdScalarSerializer<Object> implements ContextualSerializer {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable JsonSerializer<?> original;
    private final int kind;

    private DatabindSerializer(@Nullable JsonSerializer<?> original, Class<?> type, int kind) {
        super(type, false);
        this.original = original;
        this.kind = kind;
    }

    static JsonSerializer<?> of(JsonSerializer<?> original, Class<?> type, int kind) {
        return new DatabindSerializer(original, type, kind);
    }

    /** Of a time; the serializer of jackson-datatype-jsr310 is made only where a @JsonFormat asks for it. */
    static JsonSerializer<?> ofTime(int kind, Class<?> type) {
        return new DatabindSerializer(null, type, kind);
    }

    @Override
    public JsonSerializer<?> createContextual(SerializerProvider provider, @Nullable BeanProperty property)
            throws JsonMappingException {
        if (property != null) {
            JsonFormat.Value format = property.findPropertyFormat(provider.getConfig(), handledType());
            if (format.hasPattern() || format.hasShape()) {
                return provider.handleSecondaryContextualization(
                        original != null
                                ? original
                                : DatabindTimes.serializer(
                                        provider.constructType(handledType()), provider.getConfig(), null),
                        property);
            }
        }
        return this;
    }

    @Override
    public void serialize(Object value, JsonGenerator generator, SerializerProvider provider) throws IOException {
        generator.writeString(Texts.format(kind, value));
    }

    /** The same values as names of an object. */
    static final class AsName extends JsonSerializer<Object> {
        private final int kind;

        private AsName(int kind) {
            this.kind = kind;
        }

        static JsonSerializer<?> of(int kind) {
            return new AsName(kind);
        }

        @Override
        public void serialize(Object key, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeFieldName(Keys.text(key, kind));
        }
    }
}
