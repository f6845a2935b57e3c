package dev.peregrine.testing;

import static dev.peregrine.testing.Assertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.peregrine.Capability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of events through every source of every cloud. The list of what is covered, and the README's table of kinds and
 * hosts, are made from what runs here. Run with {@code -Dperegrine.docs=write} to write them anew.
 */
class EventMatrixTest {
    private static final Path DOCS = Path.of("..", "docs", "events-matrix.md");
    private static final Path README = Path.of("..", "README.md");
    private static final String BEGIN = "<!-- event-matrix: made by EventMatrixTest -->\n";
    private static final String END = "<!-- end of event-matrix -->\n";

    private static final Map<String, String> HOSTS = hosts();

    private static Map<String, String> hosts() {
        Map<String, String> hosts = new LinkedHashMap<>();
        hosts.put("aws", "AWS Lambda");
        hosts.put("gcp", "Google Cloud");
        hosts.put("azure", "Azure Functions");
        return hosts;
    }

    private static List<Kind> kinds() {
        return Arrays.stream(Kind.values()).filter(Kind::isEvent).toList();
    }

    /** All of a kind, but for those that are misconfigured on purpose. */
    private static List<Platform> platforms(Kind kind) {
        return HOSTS.keySet().stream()
                .flatMap(host -> Platforms.ofCloud(host).stream())
                .filter(platform -> platform.kinds().contains(kind))
                .toList();
    }

    static Stream<Arguments> matrix() {
        return kinds().stream()
                .flatMap(kind -> platforms(kind).stream().map(platform -> arguments(kind, platform.name())));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("matrix")
    void carries(Kind kind, String name) {
        try (Cloud cloud = Cloud.named(name)) {
            TestEvent[] events = EventSamples.events(cloud, 3);
            assertThat(cloud.app(EventSamples.failingOn(Set.of(), kind, cloud))
                            .deliver(EventSamples.function(kind), events))
                    .isDone()
                    .threwNothing()
                    .lostNothing();
        }
    }

    /** What the host makes of a failure is what the list says. */
    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("matrix")
    void takesNoFailureForSuccess(Kind kind, String name) {
        try (Cloud cloud = Cloud.named(name)) {
            DeliveryReply reply = withAFailure(kind, cloud);
            assertThat(reply.done()).doesNotContain("2", id(cloud));
            assertThat(outcome(kind, cloud)).isNotEmpty();
        }
    }

    /** The id of the second event. */
    private static String id(Cloud cloud) {
        return EventSamples.events(cloud, 3)[1].id();
    }

    private static DeliveryReply withAFailure(Kind kind, Cloud cloud) {
        TestEvent[] events = EventSamples.events(cloud, 3);
        String arriving = cloud.platform()
                .arriving(EventSamples.function(kind), List.of(events))
                .get(1)
                .id();
        return cloud.app(EventSamples.failingOn(Set.of(arriving), kind, cloud))
                .deliver(EventSamples.function(kind), events);
    }

    /** What becomes of the three events of which the function fails on the second. */
    private static String outcome(Kind kind, Cloud cloud) {
        DeliveryReply reply = withAFailure(kind, cloud);
        String failing = id(cloud);
        if (reply.redelivered().size() == 3) {
            return !cloud.can(Capability.PARTIAL_FAILURES)
                    ? "its whole batch comes again"
                    : cloud.can(Capability.ORDERED_DELIVERY)
                            ? "its whole batch comes again; with `partialFailures()` it and what is ordered behind it"
                            : "its whole batch comes again; with `partialFailures()` it alone";
        }
        if (reply.redelivered().equals(List.of(failing))) {
            return "it comes again";
        }
        if (reply.redelivered().contains(failing)) {
            return "it and what is ordered behind it come again";
        }
        if (reply.parked().contains(failing)) {
            return "it is parked, or else would be lost: a parking place must be declared";
        }
        return reply.dropped().contains(failing) ? "it does not come again" : "";
    }

    private static String title(Platform platform) {
        return SourceTitles.of(platform.name());
    }

    private static String host(Platform platform) {
        return platform.name().substring(0, platform.name().indexOf('-'));
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Where events come from, kind by kind

                Every line is a test: three events go through the source's own wire form into the adapter's entry point, and what the
                function sees and what the host makes of the answer is checked. The tests of every rule that holds for all sources are in
                `dev.peregrine.testing.tck.AdapterKit`. This page is made by `EventMatrixTest`.

                | Kind | Host | Source | `@EveryCloud` calls it | When the function fails on an event | Test |
                |---|---|---|---|---|---|
                """);
        for (Kind kind : kinds()) {
            for (Platform platform : platforms(kind)) {
                try (Cloud cloud = Cloud.of(platform)) {
                    page.append("| ")
                            .append(String.join(
                                    " | ",
                                    "`" + method(kind) + "`",
                                    HOSTS.get(host(platform)),
                                    title(platform) + (platform.needsUnwrapping() ? ", `unwrapped()`" : ""),
                                    "`" + platform.name() + "`",
                                    outcome(kind, cloud),
                                    "`EventMatrixTest.carries` (" + kind + ", " + platform.name() + ")"))
                            .append(" |\n");
                }
            }
        }
        return page.toString();
    }

    /** How functions of a kind are declared. */
    private static String method(Kind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The README's table: for each kind and host the sources. */
    private static String table() {
        StringBuilder table = new StringBuilder("| Kind |");
        HOSTS.values().forEach(title -> table.append(' ').append(title).append(" |"));
        table.append("\n|---|").append("---|".repeat(HOSTS.size())).append('\n');
        row(table, "`messages`, `batches`", Kind.MESSAGES, false);
        row(table, "the same, in order", Kind.MESSAGES, true);
        for (Kind kind : List.of(Kind.OBJECTS, Kind.CHANGES, Kind.SCHEDULE)) {
            row(table, "`" + method(kind) + "`", kind, false);
        }
        table.append("| `events` |");
        for (String host : HOSTS.keySet()) {
            List<String> others = new ArrayList<>();
            for (Platform platform : platforms(Kind.EVENTS)) {
                if (host(platform).equals(host) && platform.kinds().equals(Set.of(Kind.EVENTS))) {
                    others.add(title(platform));
                }
            }
            others.add("all above");
            table.append(' ').append(String.join(", ", others)).append(" |");
        }
        return table.append('\n').toString();
    }

    private static void row(StringBuilder table, String title, Kind kind, boolean ordered) {
        table.append("| ").append(title).append(" |");
        for (String host : HOSTS.keySet()) {
            List<String> sources = platforms(kind).stream()
                    .filter(platform -> host(platform).equals(host) && !platform.needsUnwrapping())
                    .filter(platform -> !ordered || platform.capabilities().contains(Capability.ORDERED_DELIVERY))
                    .map(EventMatrixTest::title)
                    .distinct()
                    .toList();
            table.append(' ').append(String.join(", ", sources)).append(" |");
        }
        table.append('\n');
    }

    private static boolean writes() {
        return "write".equals(System.getProperty("peregrine.docs"));
    }

    @Test
    void thePageListsWhatIsCovered() throws IOException {
        String page = page();
        if (writes()) {
            Files.writeString(DOCS, page, UTF_8);
        }
        assertThat(Files.readString(DOCS, UTF_8))
                .as("docs/events-matrix.md; run this test with -Dperegrine.docs=write to write it anew")
                .isEqualTo(page);
    }

    @Test
    void theReadmeShowsTheTable() throws IOException {
        String readme = Files.readString(README, UTF_8);
        int begin = readme.indexOf(BEGIN);
        int end = readme.indexOf(END);
        assertThat(begin).as("README.md holds the line " + BEGIN.trim()).isNotNegative();
        assertThat(end).as("README.md holds the line " + END.trim()).isGreaterThan(begin);
        String shown = readme.substring(begin + BEGIN.length(), end);
        if (writes() && !shown.equals(table())) {
            Files.writeString(README, readme.substring(0, begin) + BEGIN + table() + readme.substring(end), UTF_8);
            shown = table();
        }
        assertThat(shown)
                .as("the table in README.md; run this test with -Dperegrine.docs=write to write it anew")
                .isEqualTo(table());
    }

    @Test
    void noCellOfTheTableIsEmpty() {
        assertThat(table().lines()).noneMatch(row -> row.contains("|  |"));
    }

    @Test
    void everyPlatformOfEventsIsInTheList() throws IOException {
        String page = Files.readString(DOCS, UTF_8);
        for (Kind kind : kinds()) {
            for (Platform platform : Platforms.of(kind)) {
                assertThat(page).contains("(" + kind + ", " + platform.name() + ")");
            }
        }
    }
}
