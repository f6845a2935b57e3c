package dev.peregrine.json;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Map keys as JSON names, the same for every codec. Only types whose values have exactly one text are allowed, so that
 * two names of one object never become the same key.
 */
final class Keys {
    private Keys() {}

    static boolean allowed(int kind) {
        return kind == Binding.STRING
                || kind == Binding.ENUM
                || isWhole(kind)
                || kind == Binding.UUID
                || kind == Binding.LOCAL_DATE
                || kind == Binding.YEAR_MONTH
                || kind == Binding.YEAR;
    }

    private static boolean isWhole(int kind) {
        return kind >= Binding.BYTE && kind <= Binding.BIG_INTEGER;
    }

    /** The key a name stands for; null if the name does not have the one text of such a key. */
    static @Nullable Object parse(String name, int kind, Class<?> type) {
        if (kind == Binding.STRING) {
            return name;
        }
        if (name.length() > JsonText.MAX_DIGITS) {
            return null;
        }
        try {
            Object key = kind == Binding.ENUM
                    ? Scalars.constant(type, name)
                    : isWhole(kind) ? number(name, kind) : Texts.parse(kind, name);
            return text(key, kind).equals(name) ? key : null;
        } catch (RuntimeException unfit) {
            return null;
        }
    }

    private static Object number(String name, int kind) {
        return switch (kind) {
            case Binding.BYTE -> Byte.valueOf(name);
            case Binding.SHORT -> Short.valueOf(name);
            case Binding.INT -> Integer.valueOf(name);
            case Binding.LONG -> Long.valueOf(name);
            default -> new BigInteger(name);
        };
    }

    /** The name of a key of an allowed kind. */
    static String text(Object key, int kind) {
        if (kind == Binding.STRING) {
            return (String) key;
        }
        if (kind == Binding.ENUM) {
            return ((Enum<?>) key).name();
        }
        return isWhole(kind) ? key.toString() : Texts.format(kind, key);
    }

    /** What a name must be to stand for a key of an allowed kind. */
    static String form(int kind, Class<?> type) {
        if (kind == Binding.ENUM) {
            return Failures.oneOf(type);
        }
        return isWhole(kind) ? "a whole number within range" : Texts.form(kind);
    }
}
