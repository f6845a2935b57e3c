package dev.peregrine.json;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.cfg.DeserializerFactoryConfig;
import com.fasterxml.jackson.databind.cfg.SerializerFactoryConfig;
import com.fasterxml.jackson.databind.deser.BasicDeserializerFactory;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.deser.KeyDeserializers;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.ser.BasicSerializerFactory;
import com.fasterxml.jackson.databind.ser.Serializers;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.jspecify.annotations.Nullable;

/** What {@link JavaTimeModule} registers, made when this class is first used: some hundred classes. */
final class DatabindTimes {
    private static final DeserializerFactoryConfig READING;
    private static final SerializerFactoryConfig WRITING;

    static {
        JsonMapper mapper = JsonMapper.builder().addModule(new JavaTimeModule()).build();
        READING = ((BasicDeserializerFactory) mapper.getDeserializationContext().getFactory()).getFactoryConfig();
        WRITING = ((BasicSerializerFactory) mapper.getSerializerFactory()).getFactoryConfig();
    }

    private DatabindTimes() {}

    static @Nullable JsonDeserializer<?> deserializer(
            JavaType type, DeserializationConfig config, @Nullable BeanDescription description)
            throws JsonMappingException {
        JsonDeserializer<?> found = null;
        for (Deserializers all : READING.deserializers()) {
            found = found == null ? all.findBeanDeserializer(type, config, description) : found;
        }
        return found;
    }

    static @Nullable KeyDeserializer keyDeserializer(
            JavaType type, DeserializationConfig config, BeanDescription description) throws JsonMappingException {
        KeyDeserializer found = null;
        for (KeyDeserializers all : READING.keyDeserializers()) {
            found = found == null ? all.findKeyDeserializer(type, config, description) : found;
        }
        return found;
    }

    static @Nullable JsonSerializer<?> serializer(
            JavaType type, SerializationConfig config, @Nullable BeanDescription description) {
        return find(WRITING.serializers(), type, config, description);
    }

    static @Nullable JsonSerializer<?> keySerializer(
            JavaType type, SerializationConfig config, BeanDescription description) {
        return find(WRITING.keySerializers(), type, config, description);
    }

    private static @Nullable JsonSerializer<?> find(
            Iterable<Serializers> serializers,
            JavaType type,
            SerializationConfig config,
            @Nullable BeanDescription description) {
        JsonSerializer<?> found = null;
        for (Serializers all : serializers) {
            found = found == null ? all.findSerializer(config, type, description) : found;
        }
        return found;
    }
}
