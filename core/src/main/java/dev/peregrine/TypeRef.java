package dev.peregrine;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import org.jspecify.annotations.Nullable;

/**
 * A full generic type where a {@link Class} cannot say it: {@code new TypeRef<List<Order>>() {}}.
 *
 * <p>Two references are equal when their types are. Immutable and thread-safe.
 *
 * @param <T> the type referred to
 */
public abstract class TypeRef<T> {
    private final Type type;

    /**
     * For a direct, anonymous subclass that names the type.
     *
     * @throws IllegalArgumentException if the subclass is raw, indirect, or names a type variable
     */
    protected TypeRef() {
        if (getClass().getSuperclass() != TypeRef.class
                || !(getClass().getGenericSuperclass() instanceof ParameterizedType parent)) {
            throw new IllegalArgumentException("Extend TypeRef directly and name the type:"
                    + " new TypeRef<List<Order>>() {} (found " + getClass().getName() + ")");
        }
        Type argument = parent.getActualTypeArguments()[0];
        refuseVariables(argument, argument);
        this.type = argument;
    }

    private TypeRef(Class<T> type) {
        this.type = type;
    }

    /**
     * Refers to a class that needs no type arguments.
     *
     * @param type the class
     * @param <T> the class's type
     * @return the reference
     */
    public static <T> TypeRef<T> of(Class<T> type) {
        return new OfClass<>(type);
    }

    /**
     * Returns the type referred to.
     *
     * @return a class, or a generic type without type variables
     */
    public final Type type() {
        return type;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof TypeRef<?> that && type.equals(that.type);
    }

    @Override
    public final int hashCode() {
        return type.hashCode();
    }

    /** Returns the type as Java source spells it. */
    @Override
    public final String toString() {
        return type.getTypeName();
    }

    private static void refuseVariables(Type part, Type whole) {
        if (part instanceof TypeVariable) {
            throw new IllegalArgumentException("TypeRef<" + whole.getTypeName() + "> names the type variable "
                    + part.getTypeName() + ", which is unknown at run time; write the type out or pass the TypeRef in");
        }
        if (part instanceof ParameterizedType generic) {
            refuseVariables(generic.getActualTypeArguments(), whole);
        } else if (part instanceof GenericArrayType array) {
            refuseVariables(array.getGenericComponentType(), whole);
        } else if (part instanceof WildcardType wildcard) {
            refuseVariables(wildcard.getUpperBounds(), whole);
            refuseVariables(wildcard.getLowerBounds(), whole);
        }
    }

    private static void refuseVariables(Type[] parts, Type whole) {
        for (Type part : parts) {
            refuseVariables(part, whole);
        }
    }

    private static final class OfClass<T> extends TypeRef<T> {
        OfClass(Class<T> type) {
            super(type);
        }
    }
}
