package dev.peregrine.testing;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of cases for {@link EveryCloud#rows}, with a name for reports. Immutable. */
public final class Row {
    private final String name;
    private final List<@Nullable Object> values;

    private Row(String name, List<@Nullable Object> values) {
        this.name = name;
        this.values = values;
    }

    /**
     * A row.
     *
     * @param name what the case is about
     * @param values the arguments, for the method's parameters other than the cloud, in their order
     * @return the row
     */
    public static Row of(String name, @Nullable Object... values) {
        return new Row(name, Collections.unmodifiableList(Arrays.asList(values.clone())));
    }

    String name() {
        return name;
    }

    List<@Nullable Object> values() {
        return values;
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
