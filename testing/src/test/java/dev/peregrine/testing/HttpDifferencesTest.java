package dev.peregrine.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.testing.HttpCase.Difference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

/**
 * The table of differences between hosts is made from the cases of the matrix. Run with {@code -Dperegrine.docs=write} to
 * write it anew.
 */
class HttpDifferencesTest {
    private static final Path DOCS = Path.of("..", "docs", "http-differences.md");
    private static final Path README = Path.of("..", "README.md");
    private static final String BEGIN = "<!-- http-differences: made by HttpDifferencesTest -->\n";
    private static final String END = "<!-- end of http-differences -->\n";

    private static final Map<String, String> COLUMNS = columns();

    private static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put(HttpCase.HTTP_API, "HTTP API");
        columns.put(HttpCase.HTTP_API_V1, "HTTP API, 1.0");
        columns.put(HttpCase.REST_API, "REST API");
        columns.put(HttpCase.FUNCTION_URL, "Function URL");
        columns.put(HttpCase.ALB, "ALB");
        columns.put(HttpCase.ALB_MULTI, "ALB, multi-value");
        columns.put(HttpCase.GOOGLE, "Google");
        columns.put(HttpCase.AZURE, "Azure");
        return columns;
    }

    private static String table() {
        StringBuilder table = new StringBuilder("| |");
        COLUMNS.values().forEach(title -> table.append(' ').append(title).append(" |"));
        table.append("\n|---|").append("---|".repeat(COLUMNS.size())).append('\n');
        for (HttpCase one : cases()) {
            if (!one.differences().isEmpty()) {
                table.append("| ").append(one).append(" |");
                for (String cloud : COLUMNS.keySet()) {
                    Difference difference = one.differences().get(cloud);
                    table.append(difference == null ? " |" : " " + difference.text() + " |");
                }
                table.append('\n');
            }
        }
        return table.toString();
    }

    private static List<HttpCase> cases() {
        return HttpMatrixTest.cases().toList();
    }

    private static String page() {
        StringJoiner same = new StringJoiner("; ");
        cases().stream().filter(one -> one.differences().isEmpty()).forEach(one -> same.add(one.toString()));
        return """
                # Where hosts differ over HTTP

                A function sees the same request and a client the same response on every host, except for what stands in this
                table. An empty cell means that nothing differs; "host: 400" means that the host answers by itself and the function
                never sees the request. Every cell is a test: each case runs on every wire format, and this page is made from
                the cases.

                """ + BEGIN + table() + END + "\nThe same everywhere: " + same + ".\n";
    }

    @Test
    void thePageShowsTheTable() throws IOException {
        if ("write".equals(System.getProperty("peregrine.docs"))) {
            Files.createDirectories(DOCS.getParent());
            Files.writeString(DOCS, page(), UTF_8);
        }
        assertThat(Files.readString(DOCS, UTF_8))
                .as("docs/http-differences.md; run this test with -Dperegrine.docs=write to write it anew")
                .isEqualTo(page());
    }

    @Test
    void theReadmeShowsTheTable() throws IOException {
        String readme = Files.readString(README, UTF_8);
        int begin = readme.indexOf(BEGIN);
        int end = readme.indexOf(END);
        assertThat(begin).as("README.md holds the line " + BEGIN.trim()).isNotNegative();
        assertThat(end).as("README.md holds the line " + END.trim()).isGreaterThan(begin);
        String shown = readme.substring(begin + BEGIN.length(), end);
        if ("write".equals(System.getProperty("peregrine.docs")) && !shown.equals(table())) {
            Files.writeString(README, readme.substring(0, begin) + BEGIN + table() + readme.substring(end), UTF_8);
            shown = table();
        }
        assertThat(shown)
                .as("the table in README.md; run this test with -Dperegrine.docs=write to write it anew")
                .isEqualTo(table());
    }

    @Test
    void everyCloudHasAColumn() {
        assertThat(List.copyOf(COLUMNS.keySet())).isEqualTo(Platforms.names(Platforms.of(Kind.HTTP)));
    }

    @Test
    void casesHaveNamesOfTheirOwn() {
        assertThat(cases()).extracting(HttpCase::toString).doesNotHaveDuplicates();
    }
}
