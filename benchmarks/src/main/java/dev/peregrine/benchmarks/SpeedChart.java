package dev.peregrine.benchmarks;

import dev.peregrine.testing.simulation.Routing;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** Draws time over the logarithm of the number of instances: what grows like the logarithm is a straight line. */
final class SpeedChart {
    private static final int LEFT = 64;
    private static final int TOP = 44;
    private static final int WIDTH = 520;
    private static final int HEIGHT = 260;

    private SpeedChart() {}

    static String svg(int[] instances, Map<Routing, double[]> nanos) {
        double most =
                nanos.values().stream().flatMapToDouble(Arrays::stream).max().orElse(1);
        double step = most > 500 ? 200 : 100;
        double top = StrictMath.ceil(most / step) * step;
        StringBuilder svg = new StringBuilder();
        svg.append("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 680 360" role="img" \
                aria-label="Processor time of a simulated invocation by live instances">
                <style>
                text { font: 13px system-ui, sans-serif; fill: #333 }
                .title { font-weight: 600; font-size: 15px }
                .grid { stroke: #ddd } .paper { fill: #fff }
                polyline { fill: none; stroke-width: 2 }
                .MRU { stroke: #0b62a4; fill: #0b62a4 } .NEWEST { stroke: #b4500b; fill: #b4500b }
                .OLDEST { stroke: #2a7d3f; fill: #2a7d3f } .RANDOM { stroke: #8a3fa0; fill: #8a3fa0 }
                .LRU { stroke: #6b6b6b; fill: #6b6b6b }
                text.MRU, text.NEWEST, text.OLDEST, text.RANDOM, text.LRU { stroke: none }
                polyline.MRU, polyline.NEWEST, polyline.OLDEST, polyline.RANDOM, polyline.LRU { fill: none }
                @media (prefers-color-scheme: dark) {
                text { fill: #ddd } .grid { stroke: #444 } .paper { fill: #161616 }
                .MRU { stroke: #6cb6ff; fill: #6cb6ff } .NEWEST { stroke: #ff9d57; fill: #ff9d57 }
                .OLDEST { stroke: #6fd08c; fill: #6fd08c } .RANDOM { stroke: #d79bea; fill: #d79bea }
                .LRU { stroke: #b5b5b5; fill: #b5b5b5 }
                }
                </style>
                <rect class="paper" width="680" height="360"/>
                <text class="title" x="64" y="24">Processor time of a simulated invocation, ns</text>
                """);
        for (double value = 0; value <= top; value += step) {
            double y = y(value, top);
            line(svg, LEFT, y, LEFT + WIDTH, y);
            text(svg, "", LEFT - 8, y + 4, "end", String.format(Locale.ROOT, "%.0f", value));
        }
        for (int count : instances) {
            text(svg, "", x(count, instances), TOP + HEIGHT + 20, "middle", String.format(Locale.ROOT, "%,d", count));
        }
        text(
                svg,
                "",
                LEFT + WIDTH / 2.0,
                TOP + HEIGHT + 42,
                "middle",
                "live instances (a straight line is logarithmic)");
        double free = Double.MAX_VALUE;
        for (Map.Entry<Routing, double[]> series : nanos.entrySet().stream()
                .sorted((a, b) -> Double.compare(last(a), last(b)))
                .toList()) {
            String name = series.getKey().name();
            svg.append("<polyline class=\"").append(name).append("\" points=\"");
            for (int i = 0; i < instances.length; i++) {
                svg.append(String.format(
                        Locale.ROOT, "%.1f,%.1f ", x(instances[i], instances), y(series.getValue()[i], top)));
            }
            svg.append("\"/>\n");
            double y = Math.min(y(last(series), top), free - 15); // labels from below, none upon another
            text(svg, name, LEFT + WIDTH + 8, y + 4, "start", name);
            free = y;
        }
        return svg.append("</svg>\n").toString();
    }

    private static double last(Map.Entry<Routing, double[]> series) {
        return series.getValue()[series.getValue().length - 1];
    }

    private static double x(int count, int[] instances) {
        double from = StrictMath.log(instances[0]);
        double to = StrictMath.log(instances[instances.length - 1]);
        return LEFT + WIDTH * (StrictMath.log(count) - from) / (to - from);
    }

    private static double y(double value, double top) {
        return TOP + HEIGHT * (1 - value / top);
    }

    private static void line(StringBuilder svg, double x1, double y1, double x2, double y2) {
        svg.append(String.format(
                Locale.ROOT,
                "<line class=\"grid\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n",
                x1,
                y1,
                x2,
                y2));
    }

    private static void text(StringBuilder svg, String style, double x, double y, String anchor, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
                style,
                x,
                y,
                anchor,
                text));
    }
}
