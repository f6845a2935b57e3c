package dev.peregrine.json;

import dev.peregrine.TypeRef;
import java.lang.reflect.Type;

/**
 * Reads and writes JSON. Every codec keeps the same rules: unknown properties are ignored; a missing or null record
 * component is an error unless it is an {@code Optional}; a null list element or map value is an error unless its type
 * is {@code Object}; a name given twice in one object is an error, wherever it stands; numbers are exact and never
 * strings; times are ISO 8601 strings; nothing may follow the value. At most 200 levels of nesting and 1,000 digits per
 * number are accepted. The whole table is in {@code docs/json.md}.
 *
 * <p>Codecs are immutable and thread-safe.
 */
public interface JsonCodec {
    /**
     * Returns the default codec: records and what they are made of, without any class of Jackson, quick to start. It binds
     * strings, booleans, numbers, enums, {@code List}, {@code Set}, {@code Collection}, {@code Map}, arrays,
     * {@code Optional}s, {@code java.time}, {@code UUID}, {@code URI}, {@code byte[]} (base64), records of all these
     * (also generic and recursive ones) and {@code Object} for any JSON; other classes are refused.
     * Records are made and taken apart by reflection, or by generated code where there is some: see {@link Json}.
     *
     * @return the one shared instance
     */
    static JsonCodec light() {
        return LightCodec.INSTANCE;
    }

    /**
     * Returns a codec over jackson-databind, for beans, sealed hierarchies and Jackson's annotations, with the same
     * rules. Modules found by {@link java.util.ServiceLoader} are added. Making one is expensive: keep it.
     *
     * @return a new codec
     * @throws IllegalStateException if jackson-databind or its modules for Java 8 types and times are not on the class
     *     path; the message says which dependencies to add
     */
    static JsonCodec databind() {
        try {
            return DatabindCodec.create();
        } catch (NoClassDefFoundError absent) {
            throw new IllegalStateException(
                    "JsonCodec.databind() needs com.fasterxml.jackson.core:jackson-databind,"
                            + " com.fasterxml.jackson.datatype:jackson-datatype-jdk8 and"
                            + " com.fasterxml.jackson.datatype:jackson-datatype-jsr310; add them as dependencies",
                    absent);
        }
    }

    /**
     * Reads a value.
     *
     * @param json one JSON value in UTF-8; a byte order mark is ignored
     * @param type the type to read: a class, or a generic type without type variables
     * @return the value, an instance of that type
     * @throws JsonException if the JSON is malformed or does not fit the type
     * @throws JsonTypeException if the codec cannot bind the type
     */
    Object read(byte[] json, Type type);

    /**
     * Writes a value: components in their declared order, an empty {@code Optional} component left out.
     *
     * @param value the value
     * @return its JSON in UTF-8, without a byte order mark
     * @throws JsonTypeException if the codec cannot bind the value's type
     * @throws IllegalArgumentException if the value holds something that JSON by these rules cannot express, such as
     *     NaN or null in a component that is not an {@code Optional}; the message names the path
     */
    byte[] write(Object value);

    /**
     * Checks that values of a type, and of all it reaches, can be read and written.
     *
     * @param type the type: a class, or a generic type without type variables
     * @throws JsonTypeException if they cannot; the message says where the type was reached, why, and the way out
     */
    void check(Type type);

    /**
     * Reads a value of a class.
     *
     * @param json one JSON value in UTF-8
     * @param type the class
     * @param <T> the class's type
     * @return the value
     * @throws JsonException if the JSON is malformed or does not fit the type
     * @throws JsonTypeException if the codec cannot bind the type
     */
    @SuppressWarnings("unchecked") // read(byte[], Type) returns an instance of the type; Class.cast refuses primitives
    default <T> T read(byte[] json, Class<T> type) {
        return (T) read(json, (Type) type);
    }

    /**
     * Reads a value of a generic type.
     *
     * @param json one JSON value in UTF-8
     * @param type the type, such as {@code new TypeRef<List<Order>>() {}}
     * @param <T> the type referred to
     * @return the value
     * @throws JsonException if the JSON is malformed or does not fit the type
     * @throws JsonTypeException if the codec cannot bind the type
     */
    @SuppressWarnings("unchecked") // read(byte[], Type) returns an instance of the type
    default <T> T read(byte[] json, TypeRef<T> type) {
        return (T) read(json, type.type());
    }
}
