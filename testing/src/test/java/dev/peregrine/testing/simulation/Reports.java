package dev.peregrine.testing.simulation;

import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Reports to be shown, and what reads the pages. */
final class Reports {
    static final String HOSTILE =
            "<script>alert('1')</script> & \"x\" --> ]]> \u05e9\u05dc\u05d5\u05dd \uD83E\uDD85 \u202E\u0007\n</title>";

    private Reports() {}

    static PlatformModel model(String name) {
        return PlatformModel.of(name)
                .withInit(Law.constant(Duration.ofMillis(250)))
                .withKeepAlive(Law.constant(Duration.ofMinutes(5)));
    }

    static Simulation simulation(PlatformModel model) {
        return Simulation.of(model)
                .arrivals(Arrivals.poisson(5).and(Arrivals.bursts(10, Duration.ofMinutes(10))))
                .service(Law.exponential(Duration.ofMillis(200)))
                .duration(Duration.ofMinutes(30))
                .warmUp(Duration.ofMinutes(5))
                .seed(42);
    }

    static SimulationReport report(String name) {
        return simulation(model(name)).run();
    }

    /** Of a platform where requests wait and are rejected too. */
    static SimulationReport scarce(String name) {
        PlatformModel scarce = model(name).withInstanceLimit(1).withWaiting(Waiting.atMost(Duration.ofMillis(300)));
        return simulation(scarce).run();
    }

    static Cost cost(String dollars) {
        return new Cost(
                "a <list> of prices",
                List.of(
                        new Cost.Component(Cost.COMPUTE, "100 GB-s × $0.01", new BigDecimal(dollars)),
                        new Cost.Component(
                                Cost.REQUESTS, "7,500 requests × $0.20 per million", new BigDecimal("0.0015")),
                        new Cost.Component(Cost.FREE_TIER, "50 GB-s × $0.01", new BigDecimal("-0.50"))));
    }

    static Document read(String page) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(page.replace("<!DOCTYPE html>", ""))));
    }

    static List<Element> elements(Document page, String name) {
        NodeList found = page.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    static String in(String language, Supplier<String> text) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            return text.get();
        } finally {
            Locale.setDefault(before);
        }
    }
}
