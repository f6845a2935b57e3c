package dev.peregrine.spi;

import dev.peregrine.Factory;
import dev.peregrine.Shared;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value that is created once, at its first use, whichever thread comes first; a failed creation is tried again. */
final class SharedResource<T> implements Shared<T> {
    private final Factory<? extends T> factory;
    private final List<AutoCloseable> closeables;
    private volatile @Nullable T value;

    SharedResource(Factory<? extends T> factory, List<AutoCloseable> closeables) {
        this.factory = factory;
        this.closeables = closeables;
    }

    @Override
    public T get() throws Exception {
        T present = value;
        return present != null ? present : create();
    }

    private synchronized T create() throws Exception {
        T present = value;
        if (present != null) {
            return present;
        }
        T made = factory.create();
        if (made == null) {
            throw new IllegalStateException("The factory of a shared resource returned null");
        }
        RunningFunction.register(made, closeables);
        value = made;
        return made;
    }
}
