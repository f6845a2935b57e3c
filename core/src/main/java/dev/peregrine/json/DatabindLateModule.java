package dev.peregrine.json;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.deser.KeyDeserializers;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.Serializers;
import com.fasterxml.jackson.databind.type.ReferenceType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Deserializers;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Serializers;
import com.fasterxml.jackson.datatype.jdk8.Jdk8TypeModifier;
import com.fasterxml.jackson.datatype.jsr310.PackageVersion;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/**
 * Stands for Jdk8Module and JavaTimeModule: theirs is used when databind asks for a type of theirs, because making all
 * of it takes a cold start some hundred classes.
 */
final class DatabindLateModule extends Module implements KeyDeserializers {
    @Override
    public String getModuleName() {
        // Asked for at once, so that an absent jar is told when the codec is made; loads this class only.
        return PackageVersion.class.getPackageName();
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.addTypeModifier(new Jdk8TypeModifier());
        context.addDeserializers(new Reading());
        context.addKeyDeserializers(this);
        context.addSerializers(new Writing(false));
        context.addKeySerializers(new Writing(true));
    }

    @Override
    public @Nullable KeyDeserializer findKeyDeserializer(
            JavaType type, DeserializationConfig config, BeanDescription description) throws JsonMappingException {
        return isTime(type.getRawClass()) ? DatabindTimes.keyDeserializer(type, config, description) : null;
    }

    private static boolean isTime(Class<?> type) {
        return type.getName().startsWith("java.time.");
    }

    private static final class Reading extends Deserializers.Base {
        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return isTime(type) && Binding.kindOf(type) != Binding.REFUSED;
        }

        @Override
        public @Nullable JsonDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription description) throws JsonMappingException {
            Class<?> raw = type.getRawClass();
            return hasDeserializerFor(config, raw)
                    ? DatabindDeserializer.ofTime(Binding.kindOf(raw), raw)
                    : DatabindModule.isOptional(raw)
                            ? new Jdk8Deserializers().findBeanDeserializer(type, config, description)
                            : null;
        }

        @Override
        public @Nullable JsonDeserializer<?> findReferenceDeserializer(
                ReferenceType type,
                DeserializationConfig config,
                BeanDescription description,
                @Nullable TypeDeserializer ofTypes,
                @Nullable JsonDeserializer<?> ofValues) {
            return DatabindModule.isOptional(type.getRawClass())
                    ? new Jdk8Deserializers().findReferenceDeserializer(type, config, description, ofTypes, ofValues)
                    : null;
        }
    }

    private static final class Writing extends Serializers.Base {
        private final boolean names;

        Writing(boolean names) {
            this.names = names;
        }

        @Override
        public @Nullable JsonSerializer<?> findSerializer(
                SerializationConfig config, JavaType type, BeanDescription description) {
            Class<?> raw = type.getRawClass();
            if (names) {
                return isTime(raw) ? DatabindTimes.keySerializer(type, config, description) : null;
            }
            if (isTime(raw) && Binding.kindOf(raw) != Binding.REFUSED) {
                return DatabindSerializer.ofTime(Binding.kindOf(raw), raw);
            }
            if (BaseStream.class.isAssignableFrom(raw)) {
                return new Jdk8Serializers().findSerializer(config, type, description);
            }
            // A lambda might be an adjuster of times.
            return raw.isSynthetic() ? DatabindTimes.serializer(type, config, description) : null;
        }

        @Override
        public @Nullable JsonSerializer<?> findReferenceSerializer(
                SerializationConfig config,
                ReferenceType type,
                BeanDescription description,
                @Nullable TypeSerializer ofTypes,
                @Nullable JsonSerializer<Object> ofValues) {
            return DatabindModule.isOptional(type.getRawClass())
                    ? new Jdk8Serializers().findReferenceSerializer(config, type, description, ofTypes, ofValues)
                    : null;
        }
    }
}
