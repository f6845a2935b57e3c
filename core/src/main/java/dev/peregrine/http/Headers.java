package dev.peregrine.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Header fields: an ordered multimap with names in lower case, whatever the case they are given or asked for in. Immutable.
 *
 * <p>Some hosts hand over several lines of one name as one, joined by commas. {@link #first} and {@link #all} show lines as
 * the host gave them; {@link #list} splits a field that is defined as a list and so is the same on every host.
 */
public final class Headers {
    private static final Headers EMPTY = new Headers(new String[0], 0);

    /** What a character of a name is: 1 for one that stays, 2 for a capital letter, 0 for one that can't stand there. */
    private static final byte[] TOKEN = token();

    /** Names and values in turn; nothing changes those before the length any more. */
    private final String[] fields;

    private final int length;

    private Headers(String[] fields, int length) {
        this.fields = fields;
        this.length = length;
    }

    private static byte[] token() {
        byte[] token = new byte[128];
        for (char c = '!'; c < 127; c++) {
            boolean capital = c >= 'A' && c <= 'Z';
            boolean plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
            token[c] = (byte) (capital ? 2 : plain ? 1 : 0);
        }
        return token;
    }

    /**
     * No headers.
     *
     * @return the empty headers
     */
    public static Headers empty() {
        return EMPTY;
    }

    /**
     * Headers of names and values in turn.
     *
     * @param namesAndValues such as {@code "Accept", "text/html", "X-Id", "7"}
     * @return the headers
     * @throws IllegalArgumentException as for {@link Builder#add}
     */
    public static Headers of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("A name without a value: give names and values in turn");
        }
        Builder builder = builder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            builder.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return builder.build();
    }

    /**
     * Starts new headers.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return new Builder(new String[32], 0);
    }

    /**
     * Starts from these headers.
     *
     * @return a builder that holds them
     */
    public Builder toBuilder() {
        // with room for more: headers grow by a few lines as a rule
        return new Builder(Arrays.copyOf(fields, length + 6), length);
    }

    /**
     * The first line of a name.
     *
     * @param name in any case
     * @return the value, empty when there is none
     */
    public Optional<String> first(String name) {
        return Optional.ofNullable(find(name));
    }

    @Nullable
    String find(String name) {
        int at = indexOf(name, 0);
        return at < 0 ? null : fields[at + 1];
    }

    /** Where the next line of a name stands. */
    private int indexOf(String name, int from) {
        for (int i = from; i < length; i += 2) {
            if (isNamed(fields[i], name)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a name in lower case is another one but for the case of that. */
    private static boolean isNamed(String field, String name) {
        if (field.length() != name.length()) {
            return false;
        }
        if (field.equals(name)) {
            return true;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (field.charAt(i) != (c >= 'A' && c <= 'Z' ? (char) (c + 32) : c)) {
                return false;
            }
        }
        return true;
    }

    /**
     * All lines of a name.
     *
     * @param name in any case
     * @return the values in their order; an empty list when there is none
     */
    public List<String> all(String name) {
        int at = indexOf(name, 0);
        if (at < 0) {
            return List.of();
        }
        List<String> values = new ArrayList<>(2);
        for (; at >= 0; at = indexOf(name, at + 2)) {
            values.add(fields[at + 1]);
        }
        return Collections.unmodifiableList(values);
    }

    /**
     * The members of a field that is defined as a comma-separated list (RFC 9110, section 5.6.1), of all lines of its name.
     * Commas within double quotes don't separate; members are trimmed, empty ones left out.
     *
     * @param name in any case
     * @return the members in their order
     */
    public List<String> list(String name) {
        List<String> members = new ArrayList<>();
        for (String line : all(name)) {
            boolean quoted = false;
            int start = 0;
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                if (c == '\\' && quoted) {
                    i++;
                } else if (c == '"') {
                    quoted = !quoted;
                } else if (c == ',' && !quoted) {
                    addMember(members, line.substring(start, i));
                    start = i + 1;
                }
            }
            addMember(members, line.substring(start));
        }
        return Collections.unmodifiableList(members);
    }

    private static void addMember(List<String> members, String member) {
        String trimmed = member.trim();
        if (!trimmed.isEmpty()) {
            members.add(trimmed);
        }
    }

    /**
     * Whether there is a line of a name.
     *
     * @param name in any case
     * @return whether there is
     */
    public boolean contains(String name) {
        return find(name) != null;
    }

    /**
     * The names.
     *
     * @return each once, in lower case, in the order of its first line
     */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < length; i += 2) {
            names.add(fields[i]);
        }
        return Collections.unmodifiableSet(names);
    }

    /**
     * Calls back for each line in its order.
     *
     * @param action gets the name in lower case, and the value
     */
    public void forEach(BiConsumer<String, String> action) {
        for (int i = 0; i < length; i += 2) {
            action.accept(fields[i], fields[i + 1]);
        }
    }

    /**
     * The number of lines.
     *
     * @return the number
     */
    public int size() {
        return length / 2;
    }

    /**
     * The name of a line.
     *
     * @param index from 0 to {@link #size()}, exclusive
     * @return the name in lower case
     */
    public String nameAt(int index) {
        return fields[Objects.checkIndex(2 * index, length)];
    }

    /**
     * The value of a line.
     *
     * @param index from 0 to {@link #size()}, exclusive
     * @return the value
     */
    public String valueAt(int index) {
        return fields[Objects.checkIndex(2 * index + 1, length)];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Headers that && Arrays.equals(fields, 0, length, that.fields, 0, that.length);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + fields[i].hashCode();
        }
        return hash;
    }

    /** Names alone: values may be secrets, and text ends up in logs. */
    @Override
    public String toString() {
        return names().toString();
    }

    /** Whether a value is printable ASCII, as most are. */
    static boolean isPrintable(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c > 126) {
                return false;
            }
        }
        return true;
    }

    static String lower(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if ((c >= 'A' && c <= 'Z') || c > 127) {
                return name.toLowerCase(Locale.ROOT);
            }
        }
        return name;
    }

    /** Builds {@link Headers}. Not thread-safe. */
    public static final class Builder {
        private String[] fields;
        private int length;

        /** Whether headers have been made of the fields, which then are theirs. */
        private boolean shared;

        private Builder(String[] fields, int length) {
            this.fields = fields;
            this.length = length;
        }

        private void reserve(int more) {
            if (shared || length + more > fields.length) {
                fields = Arrays.copyOf(fields, Math.max(length + more, fields.length + fields.length / 2));
                shared = false;
            }
        }

        /**
         * Adds a line, beside those of the same name.
         *
         * @param name a token of RFC 9110, in any case
         * @param value text without control characters other than tab; white space around it is removed
         * @return this
         * @throws IllegalArgumentException when the name or the value can't stand in a header; the message holds the name
         *     but not the value
         */
        public Builder add(String name, String value) {
            String lower = checked(name);
            if (!isPrintable(value)) {
                checkValue(name, value);
            }
            reserve(2);
            fields[length++] = lower;
            fields[length++] = value.trim();
            return this;
        }

        /**
         * Puts a line in place of all those of the same name.
         *
         * @param name a token of RFC 9110, in any case
         * @param value as for {@link #add}
         * @return this
         * @throws IllegalArgumentException as for {@link #add}
         */
        public Builder set(String name, String value) {
            remove(name);
            return add(name, value);
        }

        /**
         * Removes all lines of a name.
         *
         * @param name in any case
         * @return this
         */
        public Builder remove(String name) {
            for (int i = length - 2; i >= 0; i -= 2) {
                if (isNamed(fields[i], name)) {
                    reserve(0);
                    System.arraycopy(fields, i + 2, fields, i, length - i - 2);
                    length -= 2;
                }
            }
            return this;
        }

        /**
         * Makes the headers.
         *
         * @return the headers
         */
        public Headers build() {
            if (length == 0) {
                return EMPTY;
            }
            shared = true;
            return new Headers(fields, length);
        }

        /** The name in lower case. */
        private static String checked(String name) {
            int kinds = 0;
            for (int i = 0; i < name.length(); i++) {
                char c = name.charAt(i);
                int kind = c < 128 ? TOKEN[c] : 0;
                if (kind == 0) {
                    kinds = 0;
                    break;
                }
                kinds |= kind;
            }
            if (kinds == 0) {
                throw new IllegalArgumentException(
                        "Not a header name: use letters, digits and -, without spaces or colons");
            }
            return kinds == 1 ? name : name.toLowerCase(Locale.ROOT);
        }

        private static void checkValue(String name, String value) {
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if ((c < ' ' && c != '\t') || c == 127) {
                    throw new IllegalArgumentException("The value of header " + name
                            + " holds a control character (such as a line break) at position " + i
                            + "; remove or encode it");
                }
            }
        }
    }
}
