package dev.peregrine.testing.simulation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The sections of a page: a heading, a drawing, and the figures that belong to it. */
final class Sections {
    private final Markup out;
    private final List<FigureGroup> figures;
    private final Set<String> shown = new HashSet<>();

    Sections(Markup out, List<FigureGroup> figures) {
        this.out = out;
        this.figures = figures;
    }

    private Optional<FigureGroup> group(String title) {
        return figures.stream().filter(group -> group.title().equals(title)).findFirst();
    }

    void plot(String title, Plot plot, String caption) {
        group(title).ifPresent(group -> pair(group, () -> plot.writeTo(out), caption));
    }

    void bars(String title, Supplier<Bars> bars, String caption) {
        group(title).ifPresent(group -> {
            shown.add(title);
            begin(title);
            out.open("figure").line();
            bars.get().writeTo(out);
            out.element("figcaption", caption).close().line();
            out.open("div", "class", "wide");
            group.writeWithLongNotes(out);
            out.close().close().line();
        });
    }

    private void pair(FigureGroup group, Runnable drawing, String caption) {
        shown.add(group.title());
        begin(group.title());
        out.open("div", "class", "pair").line().open("figure").line();
        drawing.run();
        out.element("figcaption", caption).close().line();
        group.writeTo(out);
        out.close().close().line();
    }

    /** All figures that no drawing showed. */
    void rest() {
        out.open("div", "class", "more").line();
        for (FigureGroup group : figures) {
            if (!shown.contains(group.title())) {
                begin(group.title());
                group.writeTo(out);
                out.close().line();
            }
        }
        out.close().line();
    }

    void replay(String line) {
        begin("Replay");
        out.element("p", "The same seed and settings give the same report, to the last byte.", "class", "quiet");
        out.element("code", line, "dir", "auto").close().line();
    }

    private void begin(String title) {
        out.open("section").element("h2", title).line();
    }
}
