package dev.peregrine.testing.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A page in Markdown: its fenced blocks, its sections, its local links. */
record Page(Path file, List<String> lines) {
    /** A fenced block. */
    record Block(String language, String text, int line) {}

    static Page read(Path file) throws IOException {
        return new Page(file, Files.readAllLines(file));
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        int begin = -1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("```") && begin < 0) {
                begin = i;
            } else if (line.equals("```")) {
                String text = String.join("\n", lines.subList(begin + 1, i));
                String language = lines.get(begin).strip().substring(3);
                blocks.add(new Block(language, text.stripIndent().strip(), begin + 1));
                begin = -1;
            }
        }
        return blocks;
    }

    /** The lines under a heading, up to the next one of its level or above. */
    List<String> section(String heading) {
        int begin = lines.indexOf(heading);
        if (begin < 0) {
            throw new IllegalStateException(file + " has no heading \"" + heading + "\"");
        }
        int end = begin + 1;
        while (end < lines.size() && !(level(lines.get(end)) > 0 && level(lines.get(end)) <= level(heading))) {
            end++;
        }
        return lines.subList(begin + 1, end);
    }

    /** How deep a heading is: 1 for {@code #}; 0 for other lines. */
    private static int level(String line) {
        int space = line.indexOf(' ');
        return space > 0 && line.substring(0, space).chars().allMatch(c -> c == '#') ? space : 0;
    }

    /** The lines of code under a heading, which stand indented. */
    List<String> commands(String heading) {
        return section(heading).stream()
                .filter(line -> line.startsWith("    "))
                .map(String::strip)
                .toList();
    }

    /** Where the page's links lead in the project, without anchors. */
    List<Path> localLinks() {
        List<Path> links = new ArrayList<>();
        for (String line : lines) {
            for (int at = line.indexOf("]("); at >= 0; at = line.indexOf("](", at + 1)) {
                String target = line.substring(at + 2, line.indexOf(')', at));
                int anchor = target.indexOf('#');
                String path = anchor < 0 ? target : target.substring(0, anchor);
                if (!path.isEmpty() && !path.contains(":")) {
                    links.add(file.resolveSibling(path));
                }
            }
        }
        return links;
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
