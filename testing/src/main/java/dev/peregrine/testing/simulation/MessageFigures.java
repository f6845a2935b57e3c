package dev.peregrine.testing.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The figures of messages, named here and nowhere else. */
final class MessageFigures {
    static final String LOST = "lost";

    private MessageFigures() {}

    static List<FigureGroup> of(MessageReport report) {
        return List.of(
                messages(report),
                deliveries(report),
                new FigureGroup(Figures.QUEUE_AGE, Figures.distribution(report.queueAge(), "")));
    }

    private static FigureGroup messages(MessageReport report) {
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of("published", report.published(), Unit.COUNT));
        figures.add(Figure.of("done", report.done(), Unit.COUNT));
        figures.add(Figure.of("parked", report.parked(), Unit.COUNT));
        String where = report.deadLetter().isEmpty() ? "there is no place for them" : "in the " + report.deadLetter();
        figures.add(new Figure("dead letters", report.deadLettered(), Unit.COUNT, where));
        figures.add(new Figure(LOST, report.lost(), Unit.COUNT, "neither handled nor put aside, and not coming again"));
        figures.add(Figure.of("under way at the end", report.underWay(), Unit.COUNT));
        figures.add(new Figure(
                "handled more than once", report.handledTwice(), Unit.COUNT, "after a lost answer or by a duplicate"));
        return new FigureGroup(Figures.MESSAGES, figures);
    }

    private static FigureGroup deliveries(MessageReport report) {
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of("deliveries", report.deliveries(), Unit.COUNT));
        figures.add(new Figure(
                "retries", report.retries(), Unit.COUNT, "deliveries that weren't the first of their message"));
        figures.add(Figure.of("throttled", report.throttled(), Unit.COUNT));
        List<Long> tries = report.deliveriesByTry();
        for (int i = 1; i < Math.min(tries.size(), 10); i++) {
            figures.add(Figure.of("tried " + (i + 1) + " times or more", tries.get(i), Unit.COUNT));
        }
        return new FigureGroup(Figures.DELIVERIES, figures);
    }

    static Optional<FigureGroup> faults(MessageReport report) {
        List<Figure> figures = new ArrayList<>();
        for (Fault fault : Fault.values()) {
            if (report.injected(fault) > 0) {
                String name = fault.name().toLowerCase(Locale.ROOT).replace('_', ' ');
                figures.add(Figure.of(name, report.injected(fault), Unit.COUNT));
            }
        }
        return figures.isEmpty() ? Optional.empty() : Optional.of(new FigureGroup(Figures.FAULTS, figures));
    }
}
