package dev.peregrine.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.NullValueProvider;
import com.fasterxml.jackson.databind.deser.std.CollectionDeserializer;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.EnumDeserializer;
import com.fasterxml.jackson.databind.deser.std.MapDeserializer;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleAbstractTypeResolver;
import com.fasterxml.jackson.databind.type.ArrayType;
import com.fasterxml.jackson.databind.type.CollectionType;
import com.fasterxml.jackson.databind.type.MapType;
import com.fasterxml.jackson.databind.type.ReferenceType;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings databind's reading to the rules where its settings do not reach; {@link DatabindWriting} does so for writing.
 * Only databind's own deserializers are replaced, never one that a user registered. Those that stand in for them are made
 * by methods of their classes: a constructor's call would have the verifier load each at every start.
 */
final class DatabindModule extends Module {
    @Override
    public String getModuleName() {
        return "dev.peregrine.json";
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        // Keeps the order.
        context.addAbstractTypeResolver(new SimpleAbstractTypeResolver().addMapping(Set.class, LinkedHashSet.class));
        context.addBeanDeserializerModifier(new Reading());
        context.addBeanSerializerModifier(new DatabindWriting());
        context.insertAnnotationIntrospector(new Records());
    }

    static boolean isJacksons(Object serializerOrDeserializer) {
        return serializerOrDeserializer.getClass().getName().startsWith("com.fasterxml.jackson.");
    }

    /** Databind's own or one of those that stand in for them here. */
    static boolean isOurs(Object deserializer) {
        return isJacksons(deserializer) || deserializer.getClass().getName().startsWith("dev.peregrine.json.");
    }

    static boolean isOptional(Class<?> type) {
        return type.getName().startsWith("java.util.Optional");
    }

    /** Every component of a record is required and not null, unless it is an optional. */
    private static final class Records extends NopAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
            return member.getDeclaringClass().isRecord() ? !isOptional(member.getRawType()) : null;
        }

        @Override
        public JsonSetter.Value findSetterInfo(Annotated annotated) {
            return annotated instanceof AnnotatedMember member
                            && member.getDeclaringClass().isRecord()
                            && !isOptional(member.getRawType())
                    ? JsonSetter.Value.forValueNulls(Nulls.FAIL)
                    : JsonSetter.Value.empty();
        }
    }

    private static final class Reading extends BeanDeserializerModifier {
        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription description, JsonDeserializer<?> original) {
            Class<?> type = description.getBeanClass();
            int kind = Binding.kindOf(type);
            return kind != Binding.REFUSED && isJacksons(original)
                    ? new DatabindDeserializer(original, new Binding(kind, type, Binding.NONE))
                    : original;
        }

        /** OptionalInt and its like are reference types to databind. */
        @Override
        public JsonDeserializer<?> modifyReferenceDeserializer(
                DeserializationConfig config,
                ReferenceType type,
                BeanDescription description,
                JsonDeserializer<?> original) {
            return modifyDeserializer(config, description, original);
        }

        @Override
        public JsonDeserializer<?> modifyArrayDeserializer(
                DeserializationConfig config,
                ArrayType type,
                BeanDescription description,
                JsonDeserializer<?> original) {
            Class<?> element = type.getContentType().getRawClass();
            int kind = type.hasRawClass(byte[].class) ? Binding.BYTES : Binding.kindOf(element);
            if (kind == Binding.REFUSED || !isJacksons(original)) {
                return original;
            }
            Binding ofElement = kind == Binding.OBJECT ? Binding.ANY : new Binding(kind, element, Binding.NONE);
            return new DatabindDeserializer(
                    original,
                    kind == Binding.BYTES
                            ? ofElement
                            : new Binding(Binding.ARRAY, type.getRawClass(), new Binding[] {ofElement}));
        }

        @Override
        public JsonDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config,
                JavaType type,
                BeanDescription description,
                JsonDeserializer<?> original) {
            return original.getClass() == EnumDeserializer.class ? ExactEnum.over(original) : original;
        }

        @Override
        public JsonDeserializer<?> modifyCollectionDeserializer(
                DeserializationConfig config,
                CollectionType type,
                BeanDescription description,
                JsonDeserializer<?> original) {
            return original.getClass() == CollectionDeserializer.class && allowsNull(type)
                    ? NullableElements.over(original)
                    : original;
        }

        @Override
        public JsonDeserializer<?> modifyMapDeserializer(
                DeserializationConfig config, MapType type, BeanDescription description, JsonDeserializer<?> original) {
            return original.getClass() == MapDeserializer.class && allowsNull(type)
                    ? NullableValues.over(original)
                    : original;
        }

        private static boolean allowsNull(JavaType container) {
            Class<?> content = container.getContentType().getRawClass();
            return content == Object.class || isOptional(content);
        }

        @Override
        public KeyDeserializer modifyKeyDeserializer(
                DeserializationConfig config, JavaType type, KeyDeserializer original) {
            int kind = Binding.kindOf(type.getRawClass());
            return Keys.allowed(kind) && kind != Binding.STRING && isJacksons(original)
                    ? SharedKey.of(kind, type.getRawClass())
                    : original;
        }
    }

    /** No numbers for constants and no blanks around their names. */
    private static final class ExactEnum extends DelegatingDeserializer {
        private static final long serialVersionUID = 1L;

        private ExactEnum(JsonDeserializer<?> original) {
            super(original);
        }

        static JsonDeserializer<?> over(JsonDeserializer<?> original) {
            return new ExactEnum(original);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> original) {
            return new ExactEnum(original);
        }

        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                throw new JacksonTokens(parser).expected("a string");
            }
            String name = parser.getText();
            return name.isEmpty() || !name.strip().equals(name)
                    ? context.handleWeirdStringValue(handledType(), name, "blanks")
                    : super.deserialize(parser, context);
        }
    }

    /** Of any JSON or of optionals: null is an element like others. */
    private static final class NullableElements extends CollectionDeserializer {
        private static final long serialVersionUID = 1L;

        private NullableElements(CollectionDeserializer original) {
            super(original);
        }

        static JsonDeserializer<?> over(JsonDeserializer<?> original) {
            return new NullableElements((CollectionDeserializer) original);
        }

        @Override
        protected @Nullable NullValueProvider findContentNullProvider(
                DeserializationContext context, @Nullable BeanProperty property, JsonDeserializer<?> ofValues) {
            return ofValues;
        }
    }

    /** Of any JSON or of optionals: null is a value like others. */
    private static final class NullableValues extends MapDeserializer {
        private static final long serialVersionUID = 1L;

        private NullableValues(MapDeserializer original) {
            super(original);
        }

        static JsonDeserializer<?> over(JsonDeserializer<?> original) {
            return new NullableValues((MapDeserializer) original);
        }

        @Override
        protected @Nullable NullValueProvider findContentNullProvider(
                DeserializationContext context, @Nullable BeanProperty property, JsonDeserializer<?> ofValues) {
            return ofValues;
        }
    }

    private static final class SharedKey extends KeyDeserializer {
        private final int kind;
        private final Class<?> type;

        private SharedKey(int kind, Class<?> type) {
            this.kind = kind;
            this.type = type;
        }

        static KeyDeserializer of(int kind, Class<?> type) {
            return new SharedKey(kind, type);
        }

        @Override
        public Object deserializeKey(String name, DeserializationContext context) {
            Object key = Keys.parse(name, kind, type);
            if (key == null) {
                throw JacksonText.at(context.getParser(), "the name must be " + Keys.form(kind, type));
            }
            return key;
        }
    }
}
