package dev.peregrine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A record's component in databind: refuses to write null where reading would refuse it. */
final class DatabindProperty extends BeanPropertyWriter {
    private static final long serialVersionUID = 1L;

    DatabindProperty(BeanPropertyWriter original) {
        super(original);
    }

    @Override
    public void serializeAsField(Object bean, JsonGenerator generator, SerializerProvider provider) throws Exception {
        String misplaced = misplacedNull(get(bean), getType());
        if (misplaced != null) {
            String record = JacksonText.pointer(generator.getOutputContext().getParent());
            throw new UnwritableException(
                    record + "/" + Failures.escaped(getName()) + misplaced, Failures.NULL_NOT_WRITTEN, null);
        }
        super.serializeAsField(bean, generator, provider);
    }

    /** The pointer from this value to the first null that its type does not allow, null if there is none. */
    private static @Nullable String misplacedNull(@Nullable Object value, JavaType type) {
        if (value == null) {
            return "";
        }
        if (value instanceof Optional<?> optional && type.containedTypeCount() == 1) {
            return optional.isPresent() ? misplacedNull(optional.get(), type.containedType(0)) : null;
        }
        JavaType content = type.getContentType();
        if (content == null || content.hasRawClass(Object.class)) {
            return null;
        }
        Collection<?> elements = value instanceof Object[] array
                ? Arrays.asList(array)
                : value instanceof Collection<?> collection ? collection : List.of();
        int i = 0;
        for (Object element : elements) {
            String misplaced = misplacedNull(element, content);
            if (misplaced != null) {
                return "/" + i + misplaced;
            }
            i++;
        }
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                String misplaced = misplacedNull(entry.getValue(), content);
                if (misplaced != null) {
                    return "/" + Failures.escaped(String.valueOf(entry.getKey())) + misplaced;
                }
            }
        }
        return null;
    }
}
