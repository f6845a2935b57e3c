package dev.peregrine.testing.guide;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What handlers of the guide write down. */
public final class Notes {
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    void add(String line) {
        if (line.equals("full")) {
            throw new IllegalStateException("There is no room for more");
        }
        lines.add(line);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
