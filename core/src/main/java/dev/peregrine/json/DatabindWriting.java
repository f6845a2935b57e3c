package dev.peregrine.json;

import com.fasterxml.jackson.annotation.JsonGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** Brings databind's writing to the rules where its settings do not reach. */
final class DatabindWriting extends BeanSerializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public List<BeanPropertyWriter> changeProperties(
            SerializationConfig config, BeanDescription description, List<BeanPropertyWriter> properties) {
        Class<?> type = description.getBeanClass();
        if (!type.isRecord()) {
            return properties;
        }
        List<BeanPropertyWriter> components = new ArrayList<>();
        for (BeanPropertyWriter property : properties) {
            if (isComponent(property.getMember(), type)) {
                components.add(
                        property.getClass() == BeanPropertyWriter.class ? new DatabindProperty(property) : property);
            }
        }
        return components;
    }

    /** A record's other getters are not part of its JSON, unless an annotation says so. */
    private static boolean isComponent(AnnotatedMember member, Class<?> record) {
        if (!(member instanceof AnnotatedMethod)
                || member.hasAnnotation(JsonProperty.class)
                || member.hasAnnotation(JsonGetter.class)) {
            return true;
        }
        for (RecordComponent component : record.getRecordComponents()) {
            if (component.getName().equals(member.getName())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public JsonSerializer<?> modifySerializer(
            SerializationConfig config, BeanDescription description, JsonSerializer<?> original) {
        Class<?> type = description.getBeanClass();
        int kind = Binding.kindOf(type);
        return kind >= Binding.BYTES && kind <= Binding.LAST_TEXT && DatabindModule.isJacksons(original)
                ? DatabindSerializer.of(original, type, kind)
                : original;
    }

    @Override
    public JsonSerializer<?> modifyKeySerializer(
            SerializationConfig config, JavaType type, BeanDescription description, JsonSerializer<?> original) {
        int kind = Binding.kindOf(type.getRawClass());
        return kind >= Binding.UUID && Keys.allowed(kind) && DatabindModule.isJacksons(original)
                ? DatabindSerializer.AsName.of(kind)
                : original;
    }
}
