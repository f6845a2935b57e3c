package dev.peregrine.event;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A message's attributes, on some hosts called headers or properties: names with values of text or bytes, in the sender's
 * order. Names are case-sensitive and may come more than once, as in Kafka. Immutable and thread-safe.
 */
public final class Attributes {
    private static final Attributes EMPTY = new Attributes(List.of());

    /** Names and values in turn; a value is a String or a byte[]. */
    private final List<Object> pairs;

    private Attributes(List<Object> pairs) {
        this.pairs = pairs;
    }

    /**
     * No attributes.
     *
     * @return the one shared instance
     */
    public static Attributes empty() {
        return EMPTY;
    }

    /**
     * These attributes and one more.
     *
     * @param name its name
     * @param value its value
     * @return the new attributes
     */
    public Attributes with(String name, String value) {
        return added(name, value);
    }

    /**
     * These attributes and one more.
     *
     * @param name its name
     * @param value its value; copied
     * @return the new attributes
     */
    public Attributes with(String name, byte[] value) {
        return added(name, value.clone());
    }

    private Attributes added(String name, Object value) {
        List<Object> more = new ArrayList<>(pairs.size() + 2);
        more.addAll(pairs);
        more.add(name);
        more.add(value);
        return new Attributes(more);
    }

    /**
     * Takes over a list that is not used elsewhere, for adapters that collect many.
     *
     * @param pairs names and values in turn, a value being a {@code String} or a {@code byte[]}
     * @return the attributes
     */
    public static Attributes ofPairs(List<Object> pairs) {
        return pairs.isEmpty() ? EMPTY : new Attributes(pairs);
    }

    /**
     * The first value of a name.
     *
     * @param name the name
     * @return the value, bytes read as UTF-8; empty when there is none
     */
    public Optional<String> get(String name) {
        for (int i = 0; i < pairs.size(); i += 2) {
            if (pairs.get(i).equals(name)) {
                return Optional.of(text(pairs.get(i + 1)));
            }
        }
        return Optional.empty();
    }

    /**
     * The first value of a name as bytes.
     *
     * @param name the name
     * @return the value, text as UTF-8; empty when there is none
     */
    public Optional<byte[]> bytes(String name) {
        for (int i = 0; i < pairs.size(); i += 2) {
            if (pairs.get(i).equals(name)) {
                return Optional.of(bytes(pairs.get(i + 1)));
            }
        }
        return Optional.empty();
    }

    /**
     * All values of a name.
     *
     * @param name the name
     * @return the values in order, bytes read as UTF-8; an empty list when there is none
     */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>(2);
        for (int i = 0; i < pairs.size(); i += 2) {
            if (pairs.get(i).equals(name)) {
                values.add(text(pairs.get(i + 1)));
            }
        }
        return Collections.unmodifiableList(values);
    }

    /**
     * The names.
     *
     * @return each once, in the order of their first values
     */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < pairs.size(); i += 2) {
            names.add((String) pairs.get(i));
        }
        return Collections.unmodifiableSet(names);
    }

    /**
     * Whether there is a value of a name.
     *
     * @param name the name
     * @return whether there is
     */
    public boolean contains(String name) {
        for (int i = 0; i < pairs.size(); i += 2) {
            if (pairs.get(i).equals(name)) {
                return true;
            }
        }
        return false;
    }

    /**
     * How many values there are.
     *
     * @return the number, those of a repeated name counted each
     */
    public int size() {
        return pairs.size() / 2;
    }

    /**
     * The name at a position.
     *
     * @param index from 0 to {@link #size()} - 1
     * @return the name
     */
    public String name(int index) {
        return (String) pairs.get(2 * index);
    }

    /**
     * Whether the value at a position came as bytes.
     *
     * @param index from 0 to {@link #size()} - 1
     * @return whether it did
     */
    public boolean isBinary(int index) {
        return pairs.get(2 * index + 1) instanceof byte[];
    }

    /**
     * The value at a position, as text.
     *
     * @param index from 0 to {@link #size()} - 1
     * @return the value, bytes read as UTF-8
     */
    public String value(int index) {
        return text(pairs.get(2 * index + 1));
    }

    /**
     * The value at a position, as bytes.
     *
     * @param index from 0 to {@link #size()} - 1
     * @return a copy of the value, text as UTF-8
     */
    public byte[] bytes(int index) {
        return bytes(pairs.get(2 * index + 1));
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : (String) value;
    }

    private static byte[] bytes(Object value) {
        return value instanceof byte[] bytes ? bytes.clone() : ((String) value).getBytes(StandardCharsets.UTF_8);
    }

    /** The names alone: values may be secret. */
    @Override
    public String toString() {
        return names().toString();
    }
}
