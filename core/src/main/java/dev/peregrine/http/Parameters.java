package dev.peregrine.http;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names with values, both decoded: the query, the fields of a form, the cookies of a request. An ordered multimap whose names
 * are case-sensitive. Immutable.
 */
public final class Parameters {
    private static final Parameters EMPTY = new Parameters(List.of());

    /** Names and values in turn. */
    private final List<String> pairs;

    private Parameters(List<String> pairs) {
        this.pairs = pairs;
    }

    /**
     * No parameters.
     *
     * @return the empty parameters
     */
    public static Parameters empty() {
        return EMPTY;
    }

    /**
     * Parameters of names and values in turn.
     *
     * @param namesAndValues such as {@code "tag", "a", "tag", "b"}
     * @return the parameters
     */
    public static Parameters of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("A name without a value: give names and values in turn");
        }
        return ofPairs(List.of(namesAndValues));
    }

    static Parameters ofPairs(List<String> pairs) {
        return pairs.isEmpty() ? EMPTY : new Parameters(pairs);
    }

    /**
     * Reads {@code application/x-www-form-urlencoded} text as the WHATWG URL standard does, a query among them: {@code &}
     * separates, {@code +} is a space, a percent sign without two hexadecimal digits stands for itself, and a name without
     * {@code =} has an empty value.
     *
     * @param encoded the text
     * @param charset the encoding beneath the percent signs
     * @return the parameters
     */
    public static Parameters parse(String encoded, Charset charset) {
        if (encoded.isEmpty()) {
            return EMPTY;
        }
        List<String> pairs = new ArrayList<>();
        int at = 0;
        while (at <= encoded.length()) {
            int end = encoded.indexOf('&', at);
            if (end < 0) {
                end = encoded.length();
            }
            if (end > at) {
                int equals = at;
                while (equals < end && encoded.charAt(equals) != '=') {
                    equals++;
                }
                boolean named = equals < end;
                pairs.add(Percent.decodeForm(encoded.substring(at, named ? equals : end), charset));
                pairs.add(named ? Percent.decodeForm(encoded.substring(equals + 1, end), charset) : "");
            }
            at = end + 1;
        }
        return ofPairs(pairs);
    }

    /**
     * Decodes one form-encoded value, where a host sends such outside of a form. Unlike {@link #parse} it takes nothing that
     * is malformed.
     *
     * @param encoded the value
     * @return the value, empty when an escape is malformed or the bytes beneath are not UTF-8
     */
    public static Optional<String> decode(String encoded) {
        return Optional.ofNullable(Percent.decodePath(encoded.replace('+', ' ')));
    }

    /**
     * The first value of a name.
     *
     * @param name the name
     * @return the value, empty when there is none
     */
    public Optional<String> first(String name) {
        for (int i = 0; i < pairs.size(); i += 2) {
            if (pairs.get(i).equals(name)) {
                return Optional.of(pairs.get(i + 1));
            }
        }
        return Optional.empty();
    }

    /**
     * All values of a name.
     *
     * @param name the name
     * @return the values in their order; an empty list when there is none
     */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i += 2) {
            if (pairs.get(i).equals(name)) {
                values.add(pairs.get(i + 1));
            }
        }
        return Collections.unmodifiableList(values);
    }

    /**
     * Whether there is a value of a name.
     *
     * @param name the name
     * @return whether there is
     */
    public boolean contains(String name) {
        return first(name).isPresent();
    }

    /**
     * The names.
     *
     * @return each once, in the order of its first value
     */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < pairs.size(); i += 2) {
            names.add(pairs.get(i));
        }
        return Collections.unmodifiableSet(names);
    }

    /**
     * The number of values.
     *
     * @return the number
     */
    public int size() {
        return pairs.size() / 2;
    }

    /**
     * The name at a position.
     *
     * @param index from 0 to {@link #size()}, exclusive
     * @return the name
     */
    public String nameAt(int index) {
        return pairs.get(2 * index);
    }

    /**
     * The value at a position.
     *
     * @param index from 0 to {@link #size()}, exclusive
     * @return the value
     */
    public String valueAt(int index) {
        return pairs.get(2 * index + 1);
    }

    /**
     * These parameters as {@code application/x-www-form-urlencoded} text in UTF-8; spaces become {@code %20}, so that it is
     * right in a query whichever way a server reads it.
     *
     * @return the text
     */
    public String encode() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pairs.size(); i += 2) {
            if (i > 0) {
                text.append('&');
            }
            Percent.encodeValue(pairs.get(i), text);
            text.append('=');
            Percent.encodeValue(pairs.get(i + 1), text);
        }
        return text.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Parameters that && pairs.equals(that.pairs);
    }

    @Override
    public int hashCode() {
        return pairs.hashCode();
    }

    /** Names alone: values may be secrets, and text ends up in logs. */
    @Override
    public String toString() {
        return names().toString();
    }
}
