package dev.peregrine.spi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Closes many things, all of them even if some fail. */
final class Closing {
    private Closing() {}

    /**
     * Empties a list and closes what was on it, each once, from the last to the first.
     *
     * @return the first failure, the others suppressed in it, or null
     */
    static @Nullable Throwable all(List<AutoCloseable> closeables) {
        List<AutoCloseable> all;
        synchronized (closeables) {
            all = new ArrayList<>(closeables);
            closeables.clear();
        }
        Throwable first = null;
        Set<AutoCloseable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = all.size() - 1; i >= 0; i--) {
            try {
                if (seen.add(all.get(i))) {
                    all.get(i).close();
                }
            } catch (Throwable e) {
                if (first == null) {
                    first = e;
                } else if (e != first) {
                    first.addSuppressed(e);
                }
            }
        }
        return first;
    }
}
