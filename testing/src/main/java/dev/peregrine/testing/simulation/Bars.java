package dev.peregrine.testing.simulation;

import java.util.List;

/** Draws bars as SVG: groups below each other, each with a name and with one bar for each configuration. */
final class Bars {
    private static final int WIDTH = 640;
    private static final int BAR = 16;
    private static final int GAP = 12;
    private static final int TITLE = 18;
    private static final int VALUE = 110;

    /**
     * A bar.
     *
     * @param label what stands before it; may be empty
     * @param style the number of its colour
     * @param value its length; what is below 0 is drawn hollow
     * @param text its length in words
     */
    record Bar(String label, int style, double value, String text) {}

    /**
     * Bars under one name.
     *
     * @param name the name
     * @param bars the bars
     */
    record Group(String name, List<Bar> bars) {
        Group {
            bars = List.copyOf(bars);
        }
    }

    private final String id;
    private final String title;
    private final String description;
    private final List<Group> groups;

    Bars(String id, String title, String description, List<Group> groups) {
        this.id = id;
        this.title = title;
        this.description = description;
        this.groups = List.copyOf(groups);
    }

    void writeTo(Markup out) {
        int height = groups.stream()
                .mapToInt(group -> TITLE + group.bars().size() * (BAR + 2) + GAP)
                .sum();
        out.open(
                "svg",
                "role",
                "img",
                "viewBox",
                "0 0 " + WIDTH + " " + Math.max(1, height),
                "aria-labelledby",
                id + "-title " + id + "-desc");
        out.element("title", title, "id", id + "-title");
        out.element("desc", description, "id", id + "-desc").line();
        List<Bar> all = groups.stream().flatMap(group -> group.bars().stream()).toList();
        double longest =
                all.stream().mapToDouble(bar -> Math.abs(bar.value())).max().orElse(0);
        int columns =
                all.stream().mapToInt(bar -> Labels.width(bar.label())).max().orElse(0);
        int start = columns == 0 ? 0 : columns * 8 + 10;
        int y = 0;
        for (Group group : groups) {
            out.element("text", group.name(), "class", "note", "x", "0", "y", "" + (y + 13))
                    .line();
            y += TITLE;
            for (Bar bar : group.bars()) {
                double length = longest > 0 ? Math.abs(bar.value()) / longest * (WIDTH - VALUE - start) : 0;
                bar(bar, start, y, length, out);
                y += BAR + 2;
            }
            y += GAP;
        }
        out.close().line();
    }

    private static void bar(Bar bar, int start, int y, double length, Markup out) {
        if (!bar.label().isEmpty()) {
            out.element("text", bar.label(), "class", "label s" + bar.style(), "x", "0", "y", "" + (y + 12));
        }
        out.empty(
                "rect",
                "class",
                (bar.value() < 0 ? "hollow s" : "bar s") + bar.style(),
                "x",
                "" + start,
                "y",
                "" + y,
                "width",
                Svg.number(Math.max(1, length)),
                "height",
                "" + BAR);
        out.element("text", bar.text(), "class", "note", "x", Svg.number(start + length + 8), "y", "" + (y + 12))
                .line();
    }
}
