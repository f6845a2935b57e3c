package dev.peregrine.testing.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/** What holds for every page, whoever chose the names in it. */
class PageTest {
    private static final Pattern COLOUR = Pattern.compile("--(\\w+):#([0-9a-f]{3,6})");

    static List<String> pages() {
        SimulationReport plain = Reports.report(Reports.HOSTILE);
        SimulationReport scarce = Reports.scarce(Reports.HOSTILE);
        return List.of(
                HtmlReport.of(plain).html(),
                HtmlReport.of(scarce).withCost(Reports.cost("1.00")).html(),
                Comparison.of(plain).html(),
                Comparison.of(plain).and(scarce, Reports.cost("2.00")).html());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void isWellFormedAndShowsNamesAsTheyAre(String page) throws Exception {
        Document document = Reports.read(page);
        String text = document.getDocumentElement().getTextContent();
        assertThat(text).contains("<script>alert('1')</script> & \"x\" --> ]]> שלום 🦅 ���</title>");
        assertThat(Reports.elements(document, "script")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void loadsNothingAndRunsNothing(String page) throws Exception {
        assertThat(page)
                .doesNotContainIgnoringCase("http:")
                .doesNotContain("https:", "<script", "<link", "<img", "url(", "@import");
        for (Element element : Reports.elements(Reports.read(page), "*")) {
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                assertThat(attributes.item(i).getNodeName())
                        .isNotIn("href", "src", "style", "action", "data")
                        .doesNotStartWith("on");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void allowsByItsPolicyNothingButItsOwnStyle(String page) throws Exception {
        Document document = Reports.read(page);
        Element policy = Reports.elements(document, "meta").stream()
                .filter(meta -> meta.getAttribute("http-equiv").equals("Content-Security-Policy"))
                .findFirst()
                .orElseThrow();
        String style = page.substring(page.indexOf("<style>") + 7, page.indexOf("</style>"));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(UTF_8));
        assertThat(policy.getAttribute("content"))
                .isEqualTo("default-src 'none'; style-src 'sha256-"
                        + Base64.getEncoder().encodeToString(hash) + "'; base-uri 'none'; form-action 'none'");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void tellsThoseWhoDontSeeItWhatEachDrawingShows(String page) throws Exception {
        Document document = Reports.read(page);
        Set<String> ids = new HashSet<>();
        for (Element element : Reports.elements(document, "*")) {
            if (element.hasAttribute("id")) {
                assertThat(ids.add(element.getAttribute("id")))
                        .as(element.getAttribute("id"))
                        .isTrue();
            }
        }
        List<Element> drawings = Reports.elements(document, "svg");
        assertThat(drawings).hasSizeGreaterThanOrEqualTo(3);
        for (Element drawing : drawings) {
            assertThat(drawing.getAttribute("role")).isEqualTo("img");
            assertThat(ids).contains(drawing.getAttribute("aria-labelledby").split(" ", -1));
            assertThat(drawing.getElementsByTagName("desc").item(0).getTextContent())
                    .matches("([A-Z]|\\d).*\\.");
        }
        assertThat(Reports.elements(document, "table"))
                .allMatch(table -> table.getElementsByTagName("caption").getLength() == 1);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void drawsInsideItsFrame(String page) throws Exception {
        for (Element drawing : Reports.elements(Reports.read(page), "svg")) {
            int height = Integer.parseInt(drawing.getAttribute("viewBox").split(" ", -1)[3]);
            assertThat(drawing.getAttribute("viewBox")).startsWith("0 0 640 ");
            for (String path : attributes(drawing, "path", "d")) {
                assertThat(path).matches("M[-0-9.]+ [-0-9.]+([HV][-0-9.]+)+Z?");
                Matcher steps = Pattern.compile("([MHV]| )([-0-9.]+)").matcher(path);
                while (steps.find()) {
                    boolean across = steps.group(1).matches("[MH]");
                    assertThat(Double.parseDouble(steps.group(2))).isBetween(0.0, across ? 640.0 : height);
                }
            }
        }
    }

    private static List<String> attributes(Element parent, String element, String attribute) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < parent.getElementsByTagName(element).getLength(); i++) {
            values.add(((Element) parent.getElementsByTagName(element).item(i)).getAttribute(attribute));
        }
        return values;
    }

    @Test
    void hasEnoughContrastLightAndDark() {
        String page = Page.end(Page.begin("page"));
        int dark = page.indexOf("prefers-color-scheme:dark");
        for (String css : List.of(page.substring(0, dark), page.substring(dark))) {
            Map<String, Double> colours = colours(css);
            assertThat(colours).containsKeys("paper", "ink", "quiet", "faint").hasSize(5 + Page.STYLES);
            for (String name : List.of("ink", "quiet", "s0", "s1", "s2", "s3", "s4", "s5")) {
                assertThat(contrast(colours, name, "paper")).as(name).isGreaterThanOrEqualTo(4.5);
            }
            assertThat(contrast(colours, "ink", "faint")).isGreaterThanOrEqualTo(4.5);
        }
    }

    /** The relative luminance of each colour, as WCAG 2 defines it. */
    private static Map<String, Double> colours(String css) {
        Map<String, Double> colours = new TreeMap<>();
        Matcher matcher = COLOUR.matcher(css);
        while (matcher.find()) {
            String hex = matcher.group(2);
            String full = hex.length() == 3 ? hex.replaceAll("(.)", "$1$1") : hex;
            double[] weights = {0.2126, 0.7152, 0.0722};
            double luminance = 0;
            for (int i = 0; i < 3; i++) {
                double part = Integer.parseInt(full.substring(2 * i, 2 * i + 2), 16) / 255.0;
                luminance += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
            }
            colours.put(matcher.group(1), luminance);
        }
        return colours;
    }

    private static double contrast(Map<String, Double> colours, String one, String other) {
        double first = Objects.requireNonNull(colours.get(one), one) + 0.05;
        double second = Objects.requireNonNull(colours.get(other), other) + 0.05;
        return Math.max(first, second) / Math.min(first, second);
    }
}
