package dev.peregrine.samples.clicks;

import dev.peregrine.testing.Content;
import dev.peregrine.testing.TestEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Clicks as they are sent, and the counts as they come out. */
final class Visits {
    private Visits() {}

    /** A click in the order of its page. */
    static TestEvent click(String id, String page, String time) {
        String json = "{\"id\":\"%s\",\"page\":\"%s\",\"at\":\"2025-01-31T%sZ\"}".formatted(id, page, time);
        return TestEvent.message(id, Content.json(json)).withKey(page);
    }

    /** The finished counts in a store's folder, by page and minute. */
    static Map<String, String> counts(Path folder) throws IOException {
        Map<String, String> counts = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.resolve("counts"))) {
            for (Path file : files.toList()) {
                counts.put(
                        file.getFileName().toString().replace(".txt", ""),
                        Files.readString(file).trim());
            }
        }
        return counts;
    }
}
