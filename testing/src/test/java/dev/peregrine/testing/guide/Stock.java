package dev.peregrine.testing.guide;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Stands for whatever a user keeps data in. */
public final class Stock {
    private final Set<String> seen = new HashSet<>();
    private final List<String> entries = new ArrayList<>();

    /** Does nothing the second time: messages may come twice. */
    public synchronized void take(String id, String sku, int quantity) throws IOException {
        if (sku.equals("phoenix")) {
            throw new IOException("The " + sku + " is elsewhere");
        }
        if (seen.add(id)) {
            entries.add(quantity + " " + sku);
        }
    }

    public synchronized void note(String entry) {
        entries.add(entry);
    }

    public synchronized List<String> entries() {
        return List.copyOf(entries);
    }
}
