package dev.peregrine.testing.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The regions of test sources between {@code // snippet: name} and {@code // end}, which pages show. */
final class Snippets {
    private static final String BEGIN = "// snippet: ";
    private static final String END = "// end";

    private Snippets() {}

    /** All regions below a folder by their names, without the indentation that all their lines share. */
    static Map<String, String> in(Path folder) throws IOException {
        Map<String, String> snippets = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                collect(file, snippets);
            }
        }
        return snippets;
    }

    private static void collect(Path file, Map<String, String> into) throws IOException {
        String name = "";
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.strip().startsWith(BEGIN)) {
                name = line.strip().substring(BEGIN.length());
                lines.clear();
            } else if (line.strip().equals(END) && !name.isEmpty()) {
                if (into.put(name, String.join("\n", lines).stripIndent().strip()) != null) {
                    throw new IllegalStateException("Two snippets are named " + name);
                }
                name = "";
            } else {
                lines.add(line);
            }
        }
        if (!name.isEmpty()) {
            throw new IllegalStateException("Snippet " + name + " in " + file + " has no end");
        }
    }
}
