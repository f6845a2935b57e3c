package dev.peregrine.json;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.AbstractDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.ser.impl.UnknownSerializer;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

/** Asks databind, before the first body, whether it can bind a type and all it reaches. */
final class DatabindCheck {
    private final DeserializationContext reading;
    private final SerializerProvider writing;
    private final Set<JavaType> seen = new HashSet<>();

    DatabindCheck(JsonMapper mapper) {
        this.reading = ((DefaultDeserializationContext) mapper.getDeserializationContext())
                .createDummyInstance(mapper.getDeserializationConfig());
        this.writing = mapper.getSerializerProviderInstance();
    }

    void check(JavaType type, String where) {
        if (type.isContainerType()) {
            check(type.getContentType(), where);
        } else if (type.isReferenceType()) {
            check(type.getReferencedType(), where);
        }
        if (seen.add(type)) {
            try {
                checkReading(type, where);
                checkWriting(type, where);
            } catch (JsonMappingException e) {
                throw DatabindFailures.refused(e);
            }
        }
    }

    private void checkReading(JavaType type, String where) throws JsonMappingException {
        if (type.isMapLikeType()) {
            reading.findKeyDeserializer(type.getKeyType(), null);
        }
        JsonDeserializer<?> deserializer = reading.findRootValueDeserializer(type);
        if (deserializer instanceof AbstractDeserializer) {
            throw refused(type, where, "which class to create is unknown; add @JsonTypeInfo and @JsonSubTypes to it");
        }
        if (deserializer instanceof BeanDeserializerBase bean) {
            for (Iterator<SettableBeanProperty> all = bean.properties(); all.hasNext(); ) {
                SettableBeanProperty property = all.next();
                // A type told apart by @JsonTypeInfo or read by the user's own deserializer answers for itself.
                if (!property.hasValueTypeDeserializer() && DatabindModule.isOurs(property.getValueDeserializer())) {
                    check(
                            property.getType(),
                            " (component " + property.getName() + " of "
                                    + type.getRawClass().getName() + ")");
                }
            }
        }
    }

    private void checkWriting(JavaType type, String where) throws JsonMappingException {
        if (!type.hasRawClass(Object.class) && writing.findValueSerializer(type, null) instanceof UnknownSerializer) {
            throw refused(type, where, "it has no property to write; give it a getter");
        }
    }

    private static JsonTypeException refused(JavaType type, String where, String reason) {
        return new JsonTypeException(type.toCanonical() + where + " cannot be bound to JSON: " + reason);
    }
}
