package dev.peregrine.json;

import java.io.IOException;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How one Java type is read and written: a kind to switch on and what that kind needs. */
final class Binding {
    static final int REFUSED = 0;
    static final int STRING = 1;
    static final int BOOLEAN = 2;
    static final int CHAR = 3;
    static final int BYTE = 4;
    static final int SHORT = 5;
    static final int INT = 6;
    static final int LONG = 7;
    static final int BIG_INTEGER = 8;
    static final int FLOAT = 9;
    static final int DOUBLE = 10;
    static final int BIG_DECIMAL = 11;
    static final int ENUM = 12;
    static final int BYTES = 13;
    /** The kinds from here to {@link #LAST_TEXT} are strings of a fixed form. */
    static final int UUID = 14;

    static final int URI = 15;
    static final int INSTANT = 16;
    static final int LOCAL_DATE = 17;
    static final int LOCAL_TIME = 18;
    static final int LOCAL_DATE_TIME = 19;
    static final int OFFSET_TIME = 20;
    static final int OFFSET_DATE_TIME = 21;
    static final int ZONED_DATE_TIME = 22;
    static final int DURATION = 23;
    static final int PERIOD = 24;
    static final int YEAR = 25;
    static final int YEAR_MONTH = 26;
    static final int MONTH_DAY = 27;
    static final int ZONE_OFFSET = 28;
    static final int ZONE_ID = 29;
    static final int LAST_TEXT = ZONE_ID;
    static final int OBJECT = 30;
    static final int OPTIONAL = 31;
    static final int OPTIONAL_INT = 32;
    static final int OPTIONAL_LONG = 33;
    static final int OPTIONAL_DOUBLE = 34;
    static final int LIST = 35;
    static final int SET = 36;
    static final int MAP = 37;
    static final int ARRAY = 38;
    static final int RECORD = 39;

    static final Binding[] NONE = {};
    private static final Enum<?>[] NO_CONSTANTS = {};
    static final Binding ANY = new Binding(OBJECT, Object.class, NONE);

    final int kind;
    final Class<?> type;
    /** The bindings of the type's arguments: an element's, an optional's, a map's key and value. */
    final Binding[] arguments;

    /** Of an enum, where generated code knows them: asking the class would take reflection. */
    Enum<?>[] constants = NO_CONSTANTS;

    // Of records only; filled in after construction, because a record can contain itself.
    String[] names = {};
    Binding[] components = NONE;
    private @Nullable GeneratedRecord generated;
    private Method[] accessors = {};
    private @Nullable Constructor<?> constructor;

    Binding(int kind, Class<?> type, Binding[] arguments) {
        this.kind = kind;
        this.type = type;
        this.arguments = arguments;
    }

    /** Learns how the record is made and taken apart: from its generated code, or else by reflection. */
    Type[] inspect(Binding owner, String component) {
        generated = generated(type);
        if (generated == null) {
            return reflect(owner, component);
        }
        names = generated.names;
        return generated.types();
    }

    /** Asks for the class by name, so that nothing is loaded where no code was generated. */
    private static @Nullable GeneratedRecord generated(Class<?> type) {
        String name = type.getName() + "$Json";
        try {
            Class<?> found = Class.forName(name, false, type.getClassLoader());
            if (found.getSuperclass() == GeneratedRecord.class) {
                // It registers itself; making an instance by reflection would cost what this is to save.
                Class.forName(name, true, type.getClassLoader());
                return GeneratedRecord.of(type);
            }
        } catch (ClassNotFoundException none) {
            // Then by reflection.
        }
        return null;
    }

    private Type[] reflect(Binding owner, String component) {
        RecordComponent[] parts = type.getRecordComponents();
        Class<?>[] raw = new Class<?>[parts.length];
        Type[] types = new Type[parts.length];
        names = new String[parts.length];
        accessors = new Method[parts.length];
        for (int i = 0; i < parts.length; i++) {
            raw[i] = parts[i].getType();
            // Asking for the generic type loads the generics parser, some thirty classes.
            types[i] = parts[i].getGenericSignature() == null ? raw[i] : parts[i].getGenericType();
            names[i] = parts[i].getName();
            accessors[i] = parts[i].getAccessor();
            open(accessors[i], owner, component);
        }
        try {
            constructor = type.getDeclaredConstructor(raw);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("The record " + type.getName() + " has no canonical constructor", e);
        }
        open(constructor, owner, component);
        return types;
    }

    private void open(AccessibleObject member, Binding owner, String component) {
        if (!member.trySetAccessible()) {
            throw Refusals.type(type, owner, component, Refusals.closed(type));
        }
    }

    /** Makes a record of its components; throws what its constructor throws. */
    Object create(@Nullable Object[] values) {
        if (generated != null) {
            return generated.create(values);
        }
        try {
            return Objects.requireNonNull(constructor).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw thrown(e);
        }
    }

    /** Takes a component out of a record; throws what its accessor throws. */
    @Nullable
    Object component(Object record, int index) {
        if (generated != null) {
            return generated.component(record, index);
        }
        try {
            return accessors[index].invoke(record);
        } catch (ReflectiveOperationException e) {
            throw thrown(e);
        }
    }

    private static RuntimeException thrown(ReflectiveOperationException e) {
        if (e.getCause() instanceof RuntimeException thrown) {
            return thrown;
        }
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(e);
    }

    /** An enum's constant, null if there is none of the name. */
    @Nullable
    Object constant(String name) {
        if (constants.length == 0) {
            try {
                return Scalars.constant(type, name);
            } catch (IllegalArgumentException unknown) {
                return null;
            }
        }
        for (Enum<?> constant : constants) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        return null;
    }

    /** The binding of a list's element, an array's element, a map's value or what an optional holds. */
    Binding element() {
        return arguments[arguments.length - 1];
    }

    boolean isOptional() {
        return kind >= OPTIONAL && kind <= OPTIONAL_DOUBLE;
    }

    /** Finds a component by its name in JSON, trying the expected position first; -1 if there is none. */
    int indexOf(Tokens json, int expected) throws IOException {
        if (expected < names.length && json.isName(names[expected])) {
            return expected;
        }
        for (int i = 0; i < names.length; i++) {
            if (json.isName(names[i])) {
                return i;
            }
        }
        return -1;
    }

    /** Whether two bindings are of the same type, arguments included. */
    boolean same(Binding other) {
        return this == other || (kind == other.kind && type == other.type && same(arguments, other.arguments));
    }

    static boolean same(Binding[] some, Binding[] others) {
        if (some.length != others.length) {
            return false;
        }
        for (int i = 0; i < some.length; i++) {
            if (!some[i].same(others[i])) {
                return false;
            }
        }
        return true;
    }

    /** The kind of a class that is neither enum, record nor array; by name, so that asking loads no class. */
    static int kindOf(Class<?> type) {
        if (type == String.class) {
            return STRING;
        }
        return switch (type.getName()) {
            case "boolean", "java.lang.Boolean" -> BOOLEAN;
            case "char", "java.lang.Character" -> CHAR;
            case "byte", "java.lang.Byte" -> BYTE;
            case "short", "java.lang.Short" -> SHORT;
            case "int", "java.lang.Integer" -> INT;
            case "long", "java.lang.Long" -> LONG;
            case "float", "java.lang.Float" -> FLOAT;
            case "double", "java.lang.Double" -> DOUBLE;
            case "java.math.BigInteger" -> BIG_INTEGER;
            case "java.math.BigDecimal" -> BIG_DECIMAL;
            case "java.lang.Object" -> OBJECT;
            case "java.util.OptionalInt" -> OPTIONAL_INT;
            case "java.util.OptionalLong" -> OPTIONAL_LONG;
            case "java.util.OptionalDouble" -> OPTIONAL_DOUBLE;
            case "java.util.UUID" -> UUID;
            case "java.net.URI" -> URI;
            case "[B" -> BYTES;
            default -> type.getName().startsWith("java.time.") ? Texts.kindOf(type.getName()) : REFUSED;
        };
    }
}
