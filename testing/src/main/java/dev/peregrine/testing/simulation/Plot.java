package dev.peregrine.testing.simulation;

import dev.peregrine.testing.simulation.Axis.Tick;
import dev.peregrine.testing.simulation.Line.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Draws lines over two axes as SVG. Lines are named where they end; the drawing has a title and a description. */
final class Plot {
    private static final int WIDTH = 640;
    private static final int LEFT = 52;
    private static final int TOP = 24;
    private static final int BOTTOM = 30;
    private static final int LABEL_HEIGHT = 17;
    private static final int SAMPLE = 22;

    /**
     * A point with a name.
     *
     * @param x its place along
     * @param y its height
     * @param label its name
     */
    record Mark(double x, double y, String label) {}

    private final String id;
    private final String title;
    private final String description;
    private final Axis across;
    private final Axis up;
    private final List<Line> lines;
    private final List<Mark> marks;
    private double rule;
    private String ruleLabel = "";
    private final int height;
    private final int right;

    Plot(String id, String title, String description, Axis across, Axis up, List<Line> lines, List<Mark> marks) {
        this.id = id;
        this.title = title;
        this.description = description;
        this.across = across;
        this.up = up;
        this.lines = List.copyOf(lines);
        this.marks = List.copyOf(marks);
        this.height = 250;
        int columns = lines.stream()
                .mapToInt(line -> Labels.width(line.label()))
                .max()
                .orElse(0);
        this.right = lines.size() == 1 && columns == 0 ? 24 : 16 + columns * 7 + (lines.size() > 1 ? SAMPLE : 0);
    }

    /** Marks a place across with a dashed line, unless it is where the axis begins. */
    Plot rule(double value, String label) {
        rule = value;
        ruleLabel = label;
        return this;
    }

    void writeTo(Markup out) {
        out.open(
                "svg",
                "role",
                "img",
                "viewBox",
                "0 0 " + WIDTH + " " + height,
                "class",
                lines.size() > 1 && lines.get(0).shape() == Shape.LINE ? "many" : "single",
                "aria-labelledby",
                id + "-title " + id + "-desc");
        out.element("title", title, "id", id + "-title");
        out.element("desc", description, "id", id + "-desc").line();
        grid(out);
        lines.stream().filter(line -> line.shape() != Shape.LINE).forEach(line -> area(line, out));
        lines.stream()
                .filter(line -> line.shape() != Shape.COLUMNS)
                .forEach(line -> out.empty("path", "class", "line s" + line.style(), "d", path(line))
                        .line());
        marks.forEach(mark -> mark(mark, out));
        if (rule > across.from()) {
            rule(out);
        }
        labels(out);
        out.close().line();
    }

    private void grid(Markup out) {
        for (Tick tick : up.ticks()) {
            String y = Svg.number(y(tick.value()));
            boolean base = tick.value() == up.from();
            out.empty(
                    "line",
                    "class",
                    base ? "base" : "grid",
                    "x1",
                    "" + LEFT,
                    "x2",
                    Svg.number(end()),
                    "y1",
                    y,
                    "y2",
                    y);
            out.element(
                            "text",
                            tick.label(),
                            "class",
                            "tick end",
                            "x",
                            "" + (LEFT - 8),
                            "y",
                            Svg.number(y(tick.value()) + 4))
                    .line();
        }
        for (Tick tick : across.ticks()) {
            String x = Svg.number(x(tick.value()));
            int bottom = height - BOTTOM;
            out.empty("line", "class", "base", "x1", x, "x2", x, "y1", "" + bottom, "y2", "" + (bottom + 4));
            if (!tick.label().isEmpty()) {
                out.element("text", tick.label(), "class", "tick middle", "x", x, "y", "" + (bottom + 18));
            }
            out.line();
        }
    }

    private void area(Line line, Markup out) {
        String foot = Svg.number(y(up.from()));
        out.empty(
                        "path",
                        "class",
                        (line.shape() == Shape.AREA ? "area s" : "columns s") + line.style(),
                        "d",
                        path(line) + "V" + foot + "H" + Svg.number(x(line.x(0))) + "Z")
                .line();
    }

    /** Level between points; where nothing changes, nothing is written. */
    private String path(Line line) {
        StringBuilder path = new StringBuilder();
        String before = Svg.number(y(line.y(0)));
        path.append('M').append(Svg.number(x(line.x(0)))).append(' ').append(before);
        for (int i = 1; i < line.size(); i++) {
            String next = Svg.number(y(line.y(i)));
            if (!next.equals(before)) {
                path.append('H').append(Svg.number(x(line.x(i)))).append('V').append(next);
                before = next;
            }
        }
        return path.append('H').append(Svg.number(end())).toString();
    }

    private void mark(Mark mark, Markup out) {
        double x = x(mark.x());
        double y = y(mark.y());
        boolean nearTop = y < TOP + LABEL_HEIGHT / 2.0;
        boolean nearLeft = x < LEFT + mark.label().length() * 7 + 10;
        out.empty("circle", "class", "mark", "cx", Svg.number(x), "cy", Svg.number(y), "r", "3.5");
        out.element(
                        "text",
                        mark.label(),
                        "class",
                        nearTop ? "note middle" : nearLeft ? "note" : "note end",
                        "x",
                        Svg.number(nearTop ? x : nearLeft ? x + 8 : x - 8),
                        "y",
                        Svg.number(nearTop ? TOP - 10 : nearLeft ? y + 14 : y - 2))
                .line();
    }

    private void rule(Markup out) {
        String x = Svg.number(x(rule));
        out.empty("line", "class", "rule", "x1", x, "x2", x, "y1", "" + (TOP - 6), "y2", "" + (height - BOTTOM));
        out.element("text", ruleLabel, "class", "tick", "x", Svg.number(x(rule) + 4), "y", "" + (TOP - 8))
                .line();
    }

    /** The lines' names, each near its line's end and none over another. */
    private void labels(Markup out) {
        List<Line> byHeight = new ArrayList<>(lines);
        byHeight.sort(Comparator.comparingDouble(line -> y(line.last())));
        double[] places = new double[byHeight.size()];
        double free = TOP;
        for (int i = 0; i < places.length; i++) {
            places[i] = Math.max(free, y(byHeight.get(i).last()));
            free = places[i] + LABEL_HEIGHT;
        }
        double most = height - BOTTOM;
        for (int i = places.length - 1; i >= 0; i--) {
            places[i] = Math.min(places[i], most);
            most = places[i] - LABEL_HEIGHT;
        }
        for (int i = 0; i < places.length; i++) {
            label(byHeight.get(i), places[i], out);
        }
    }

    private void label(Line line, double place, Markup out) {
        double x = end() + 8;
        if (lines.size() > 1) {
            String y = Svg.number(place);
            out.empty(
                    "line",
                    "class",
                    "line s" + line.style(),
                    "x1",
                    Svg.number(x),
                    "x2",
                    Svg.number(x + SAMPLE - 6),
                    "y1",
                    y,
                    "y2",
                    y);
            x += SAMPLE;
        }
        out.element(
                        "text",
                        line.label(),
                        "class",
                        "label s" + line.style(),
                        "x",
                        Svg.number(x),
                        "y",
                        Svg.number(place + 4))
                .line();
    }

    private double end() {
        return WIDTH - (double) right;
    }

    private double x(double value) {
        return LEFT + across.place(value) * (end() - LEFT);
    }

    private double y(double value) {
        int bottom = height - BOTTOM;
        return bottom - up.place(value) * (bottom - TOP);
    }
}
