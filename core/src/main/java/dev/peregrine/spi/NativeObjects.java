package dev.peregrine.spi;

import org.jspecify.annotations.Nullable;

/** The objects of a host's own API that belong to an invocation; behind {@link dev.peregrine.Context#as}. Thread-safe. */
@FunctionalInterface
public interface NativeObjects {
    /**
     * Finds or makes an object.
     *
     * @param type the host's type
     * @return an instance of it, or null when there is none
     */
    @Nullable
    Object find(Class<?> type);
}
