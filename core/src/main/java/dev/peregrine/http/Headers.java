package dev.peregrine.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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
    private static final Headers EMPTY = new Headers(new ArrayList<>(0));

    /** Names and values in turn; nothing changes it any more. */
    private final List<String> fields;

    private Headers(List<String> fields) {
        this.fields = fields;
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
        return new Builder(new ArrayList<>(16));
    }

    /** With room for another line: headers grow by one as a rule. */
    private static List<String> copy(List<String> fields) {
        List<String> copy = new ArrayList<>(fields.size() + 2);
        for (int i = 0; i < fields.size(); i++) {
            copy.add(fields.get(i));
        }
        return copy;
    }

    /**
     * Starts from these headers.
     *
     * @return a builder that holds them
     */
    public Builder toBuilder() {
        return new Builder(copy(fields));
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
        String wanted = lower(name);
        for (int i = 0; i < fields.size(); i += 2) {
            if (fields.get(i).equals(wanted)) {
                return fields.get(i + 1);
            }
        }
        return null;
    }

    /**
     * All lines of a name.
     *
     * @param name in any case
     * @return the values in their order; an empty list when there is none
     */
    public List<String> all(String name) {
        String wanted = lower(name);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < fields.size(); i += 2) {
            if (fields.get(i).equals(wanted)) {
                values.add(fields.get(i + 1));
            }
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
        for (int i = 0; i < fields.size(); i += 2) {
            names.add(fields.get(i));
        }
        return Collections.unmodifiableSet(names);
    }

    /**
     * Calls back for each line in its order.
     *
     * @param action gets the name in lower case, and the value
     */
    public void forEach(BiConsumer<String, String> action) {
        for (int i = 0; i < fields.size(); i += 2) {
            action.accept(fields.get(i), fields.get(i + 1));
        }
    }

    /**
     * The number of lines.
     *
     * @return the number
     */
    public int size() {
        return fields.size() / 2;
    }

    /**
     * The name of a line.
     *
     * @param index from 0 to {@link #size()}, exclusive
     * @return the name in lower case
     */
    public String nameAt(int index) {
        return fields.get(2 * index);
    }

    /**
     * The value of a line.
     *
     * @param index from 0 to {@link #size()}, exclusive
     * @return the value
     */
    public String valueAt(int index) {
        return fields.get(2 * index + 1);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Headers that && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    /** Names alone: values may be secrets, and text ends up in logs. */
    @Override
    public String toString() {
        return names().toString();
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
        private List<String> fields;

        /** Whether headers have been made of the fields, which then are theirs. */
        private boolean shared;

        private Builder(List<String> fields) {
            this.fields = fields;
        }

        private List<String> own() {
            if (shared) {
                fields = copy(fields);
                shared = false;
            }
            return fields;
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
            checkName(name);
            checkValue(name, value);
            List<String> lines = own();
            lines.add(lower(name));
            lines.add(value.trim());
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
            String lower = lower(name);
            remove(lower);
            return add(lower, value);
        }

        /**
         * Removes all lines of a name.
         *
         * @param name in any case
         * @return this
         */
        public Builder remove(String name) {
            String wanted = lower(name);
            for (int i = fields.size() - 2; i >= 0; i -= 2) {
                if (fields.get(i).equals(wanted)) {
                    own().remove(i + 1);
                    fields.remove(i);
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
            if (fields.isEmpty()) {
                return EMPTY;
            }
            shared = true;
            return new Headers(fields);
        }

        private static void checkName(String name) {
            boolean token = !name.isEmpty();
            for (int i = 0; token && i < name.length(); i++) {
                char c = name.charAt(i);
                token = (c >= '0' && c <= '9')
                        || (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
            }
            if (!token) {
                throw new IllegalArgumentException(
                        "Not a header name: use letters, digits and -, without spaces or colons");
            }
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
