package dev.peregrine.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * A type that generated code names, so that no signature is parsed and no enum asked for its constants at run time; spelt
 * as the JDK's own is. One class for all kinds, because each class that is loaded costs a cold start. It lives for the
 * length of one binding.
 */
final class NamedType implements ParameterizedType {
    static final int GENERIC = 0;
    static final int ENUM = 1;
    static final int ARRAY = 2;
    static final int VARIABLE = 3;
    static final int EXTENDING = 4;
    static final int SUPERING = 5;

    final int kind;
    /** The type arguments, an array's element or a wildcard's bound. */
    final Type[] arguments;

    private final Class<?> raw;
    /** An enum's constants, a type variable's name. */
    private final Object detail;
    /** A type variable's place among the record's. */
    final int place;

    NamedType(int kind, Class<?> raw, Object detail, int place, Type... arguments) {
        this.kind = kind;
        this.raw = raw;
        this.detail = detail;
        this.place = place;
        this.arguments = arguments;
    }

    Binding toEnum() {
        Binding binding = new Binding(Binding.ENUM, raw, Binding.NONE);
        binding.constants = (Enum<?>[]) detail;
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
        return null;
    }

    @Override
    public String toString() {
        return switch (kind) {
            case ENUM -> raw.getName();
            case ARRAY -> arguments[0].getTypeName() + "[]";
            case VARIABLE -> (String) detail;
            case EXTENDING -> arguments[0] == Object.class ? "?" : "? extends " + arguments[0].getTypeName();
            case SUPERING -> "? super " + arguments[0].getTypeName();
            default -> generic();
        };
    }

    private String generic() {
        StringBuilder text = new StringBuilder(raw.getName());
        for (int i = 0; i < arguments.length; i++) {
            text.append(i == 0 ? "<" : ", ").append(arguments[i].getTypeName());
        }
        return text.append('>').toString();
    }
}
