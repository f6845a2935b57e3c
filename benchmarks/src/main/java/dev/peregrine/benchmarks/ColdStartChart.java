package dev.peregrine.benchmarks;

import dev.peregrine.testing.coldstart.ColdStartReport;
import dev.peregrine.testing.coldstart.ColdStartSeries;
import dev.peregrine.testing.coldstart.Quartiles;
import java.util.Locale;

/** Draws the ratios of a report as bars, each with a line over its quartiles. */
final class ColdStartChart {
    private static final int LEFT = 370;
    private static final int WIDTH = 940;
    private static final int ROW = 34;
    private static final int TOP = 44;
    private static final String STYLE = """
            <style>
            text { font: 14px system-ui, sans-serif; fill: #1f2328; }
            .title { font-weight: 600; font-size: 15px; }
            .quiet { fill: #59636e; font-size: 12px; }
            .bar { fill: #8c959f; }
            .ours { fill: #0969da; }
            .range { stroke: #1f2328; stroke-width: 2; }
            .one { stroke: #59636e; stroke-dasharray: 3 3; }
            @media (prefers-color-scheme: dark) {
              text { fill: #e6edf3; } .quiet { fill: #9198a1; } .bar { fill: #656c76; } .ours { fill: #4493f8; }
              .range { stroke: #e6edf3; } .one { stroke: #9198a1; }
            }
            </style>
            """;

    private ColdStartChart() {}

    static String of(ColdStartReport report) {
        double base = report.series(report.base()).firstResponse().median();
        double most = 1;
        for (ColdStartSeries one : report.series()) {
            most = Math.max(most, one.firstResponse().upper() / base);
        }
        double scale = (WIDTH - LEFT - 70) / most;
        int height = TOP + ROW * report.series().size() + 30;
        StringBuilder svg = new StringBuilder();
        svg.append(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Cold starts\">%n",
                WIDTH, height));
        svg.append(STYLE);
        svg.append(
                format("<text class=\"title\" x=\"0\" y=\"20\">Process start to first response, in parts of the native"
                        + " handler&#8217;s median</text>%n"));
        int y = TOP;
        for (ColdStartSeries one : report.series()) {
            Quartiles millis = one.firstResponse();
            double ratio = report.ratio(one);
            svg.append(format(
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n",
                    LEFT - 10, y + 19, label(one.candidate())));
            svg.append(format(
                    "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"20\" rx=\"2\"/>%n",
                    one.candidate().contains("Peregrine") ? "ours" : "bar", LEFT, y + 4, ratio * scale));
            svg.append(format(
                    "<line class=\"range\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>%n",
                    LEFT + millis.lower() / base * scale, LEFT + millis.upper() / base * scale, y + 14, y + 14));
            svg.append(format(
                    "<text x=\"%.1f\" y=\"%d\">%.2f</text>%n",
                    LEFT + Math.max(ratio, millis.upper() / base) * scale + 8, y + 19, ratio));
            y += ROW;
        }
        svg.append(format(
                "<line class=\"one\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>%n",
                LEFT + scale, LEFT + scale, TOP, y));
        svg.append(format(
                "<text class=\"quiet\" x=\"%d\" y=\"%d\">Lines span the quartiles. JVM: %s</text>%n</svg>%n",
                LEFT, y + 20, report.series().get(0).variant().name()));
        return svg.toString();
    }

    /** Names are Markdown in tables. */
    private static String label(String name) {
        return name.replace("`", "").replace("*", "").replace("&", "&amp;").replace("<", "&lt;");
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values).replace("\r\n", "\n");
    }
}
