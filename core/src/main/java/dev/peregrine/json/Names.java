package dev.peregrine.json;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names in the objects that a reader is in, to refuse one that comes twice. Few are compared by numbers, many hashed. */
final class Names {
    private static final int FEW = 32;
    private static final int SMALL = 1000;

    /** Of each name a hash and where it begins, negative when it has escapes; object within object. */
    private int[] noted;

    private int count;

    /** A bit for each hash in the object looked at last, which tells of most names that they are new. */
    private long seen;

    private int object;

    /** The names of an object that has many, by its depth. */
    private @Nullable Map<Integer, Set<String>> many;

    /** For JSON of a number of bytes. */
    Names(int bytes) {
        this.noted = new int[bytes < SMALL ? 16 : 64];
    }

    /** How many names are noted. */
    int count() {
        return count;
    }

    /**
     * Notes a name.
     *
     * @param first how many had been noted before the object
     * @return whether the object has none like it
     */
    boolean add(JsonString name, int first, int depth) {
        if (count - first >= FEW) {
            return ofMany(name, first, depth).add(name.text());
        }
        int hash = name.hash();
        if (count == first || object != first) {
            look(first);
        }
        if ((seen & 1L << hash) != 0) {
            for (int i = 2 * first; i < 2 * count; i += 2) {
                int place = noted[i + 1];
                if (noted[i] == hash && name.isAt(Math.abs(place), place < 0)) {
                    return false;
                }
            }
        }
        seen |= 1L << hash;
        if (2 * count == noted.length) {
            noted = Arrays.copyOf(noted, 2 * noted.length);
        }
        noted[2 * count] = hash;
        noted[2 * count + 1] = name.isEscaped() ? -name.from() : name.from();
        count++;
        return true;
    }

    /** Turns to the object whose names are noted from a number on. */
    private void look(int first) {
        object = first;
        seen = 0;
        for (int i = 2 * first; i < 2 * count; i += 2) {
            seen |= 1L << noted[i];
        }
    }

    private Set<String> ofMany(JsonString name, int first, int depth) {
        if (many == null) {
            many = new HashMap<>();
        }
        Set<String> names = many.get(depth);
        if (names == null) {
            names = new HashSet<>();
            for (int i = first; i < count; i++) {
                names.add(name.at(Math.abs(noted[2 * i + 1])));
            }
            many.put(depth, names);
        }
        return names;
    }

    /** Forgets the names of an object that was left. */
    void forget(int first, int depth) {
        count = first;
        if (many != null) {
            many.remove(depth);
        }
    }
}
