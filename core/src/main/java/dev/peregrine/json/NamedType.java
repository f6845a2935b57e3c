package dev.peregrine.json;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import org.jspecify.annotations.Nullable;

/**
 * A generic type that generated code names, so that no signature is parsed at run time; it and its like are spelt as the
 * JDK's own are. They live for the length of one binding.
 */
final class NamedType implements ParameterizedType {
    private final Class<?> raw;
    private final Type[] arguments;
    /** Of an enum, which is named here although it has no arguments: one class less to load. */
    private final Enum<?>[] constants;

    NamedType(Class<?> raw, Type[] arguments, Enum<?>[] constants) {
        this.raw = raw;
        this.arguments = arguments;
        this.constants = constants;
    }

    boolean isEnum() {
        return constants.length > 0;
    }

    Binding toBinding() {
        Binding binding = new Binding(Binding.ENUM, raw, Binding.NONE);
        binding.constants = constants;
        return binding;
    }

    @Override
    public Type[] getActualTypeArguments() {
        return arguments;
    }

    @Override
    public Type getRawType() {
        return raw;
    }

    @Override
    public @Nullable Type getOwnerType() {
        return raw.getDeclaringClass();
    }

    @Override
    public String toString() {
        if (arguments.length == 0) {
            return raw.getName();
        }
        StringBuilder text = new StringBuilder(raw.getName());
        for (int i = 0; i < arguments.length; i++) {
            text.append(i == 0 ? "<" : ", ").append(arguments[i].getTypeName());
        }
        return text.append('>').toString();
    }

    static final class Array implements GenericArrayType {
        private final Type element;

        Array(Type element) {
            this.element = element;
        }

        @Override
        public Type getGenericComponentType() {
            return element;
        }

        @Override
        public String toString() {
            return element.getTypeName() + "[]";
        }
    }

    static final class Wildcard implements WildcardType {
        private final Type[] upper;
        private final Type[] lower;

        Wildcard(Type[] upper, Type[] lower) {
            this.upper = upper;
            this.lower = lower;
        }

        @Override
        public Type[] getUpperBounds() {
            return upper;
        }

        @Override
        public Type[] getLowerBounds() {
            return lower;
        }

        @Override
        public String toString() {
            if (lower.length > 0) {
                return "? super " + lower[0].getTypeName();
            }
            return upper[0] == Object.class ? "?" : "? extends " + upper[0].getTypeName();
        }
    }

    /** A type parameter of a record, of which only the place and the name matter. */
    static final class Variable implements TypeVariable<Class<?>> {
        private final int place;
        private final String name;

        Variable(int place, String name) {
            this.place = place;
            this.name = name;
        }

        int place() {
            return place;
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public String toString() {
            return name;
        }

        @Override
        public Type[] getBounds() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Class<?> getGenericDeclaration() {
            throw new UnsupportedOperationException();
        }

        @Override
        public AnnotatedType[] getAnnotatedBounds() {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T extends Annotation> @Nullable T getAnnotation(Class<T> type) {
            return null;
        }

        @Override
        public Annotation[] getAnnotations() {
            return new Annotation[0];
        }

        @Override
        public Annotation[] getDeclaredAnnotations() {
            return new Annotation[0];
        }
    }
}
