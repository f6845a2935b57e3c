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
    private boolean creating;

    SharedResource(Factory<? extends T> factory, List<AutoCloseable> closeables) {
        this.factory = factory;
        this.closeables = closeables;
    }

    @Override
    public T get() throws Exception {
        T present = value;
        return present != null ? present : create();
    }

    private T create() throws Exception {
        // one lock for all resources of an app: those that need each other can't wait for each other
        synchronized (closeables) {
            T present = value;
            if (present != null) {
                return present;
            }
            if (creating) {
                throw new IllegalStateException(
                        "A shared resource needs itself: its factory gets it, directly or through"
                                + " another one. Let one of them be created without the other.");
            }
            creating = true;
            try {
                @SuppressWarnings("unchecked") // it is what the factory made
                T made = (T) RunningFunction.made(factory, "a shared resource", closeables);
                value = made;
                return made;
            } finally {
                creating = false;
            }
        }
    }
}
