package dev.peregrine.testing.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.testing.Cloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerateCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private static String generated(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "events";
        all[1] = "generate";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        Run run = Run.of(all);
        assertThat(run.exitCode()).as(run.toString()).isZero();
        return run.out();
    }

    @Test
    void numbersEventsOfOneInvocation() {
        assertThat(generated("aws", "sqs", "--count", "2", "--id", "order-{n}", "--body", "{\"n\":{n}}"))
                .contains("\"messageId\" : \"order-1\"", "\"messageId\" : \"order-2\"")
                .contains("\"body\" : \"{\\\"n\\\":2}\"");
    }

    @Test
    void writesAFileForEachInvocationThatTheHostNeeds() throws IOException {
        Path file = folder.resolve("new/event.http");
        assertThat(generated("google", "pubsub", "--count", "2", "--out", file.toString()))
                .isEmpty();
        assertThat(file.getParent()).isDirectoryContaining("glob:**event-1.http");
        assertThat(Files.readString(folder.resolve("new/event-2.http"), UTF_8))
                .startsWith("POST / HTTP/1.1\r\n")
                .contains("ce-id: 2\r\n")
                .doesNotContain("Forwarded");
    }

    @Test
    void asksForAFileWhenThereAreSeveral() {
        Run run = Run.of("events", "generate", "google", "pubsub", "--count", "2");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("2 invocations", "--out");
        assertThat(run.output()).isEmpty();
    }

    @Test
    void givesTheSameBytesEachTimeAndInEveryLocale() {
        Locale before = Locale.getDefault();
        String first = generated("google", "storage", "--size", "1234567");
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(generated("google", "storage", "--size", "1234567")).isEqualTo(first);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void breaksJsonIntoLinesUnlessItIsToBeCompact() {
        assertThat(generated("aws", "sns", "--compact").lines()).hasSize(1);
        assertThat(generated("aws", "sns").lines()).hasSizeGreaterThan(10);
        assertThat(generated("aws", "sns").replaceAll("\\s", ""))
                .isEqualTo(generated("aws", "sns", "--compact").replaceAll("\\s", ""));
    }

    @Test
    void takesABodyOfBytesFromAFile() throws IOException {
        Path body = folder.resolve("body.bin");
        Files.write(body, new byte[] {1, -1, 0, 7});
        assertThat(generated("azure", "service-bus", "--body-file", body.toString()))
                .contains("\"base64\" : \"Af8ABw==\"");
    }

    @Test
    void tellsOfChangesOfEachKind() {
        assertThat(generated("aws", "dynamodb", "--kind", "updated")).contains("MODIFY", "OldImage", "NewImage");
        assertThat(generated("aws", "s3", "--kind", "deleted")).contains("ObjectRemoved");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "events generate aws mail|There is no source \"mail\" at aws; there are http-api,",
                "events generate ibm sqs|There is no host \"ibm\"; there are aws, google and azure.",
                "events generate aws sqs --path /|--path means nothing to aws sqs, which carries messages. It takes --attempt,",
                "events generate aws http-api --count 2|--count means nothing to aws http-api, which carries requests.",
                "events generate aws s3 --kind moved|--kind moved is not known here",
                "events generate aws sqs --count 0|--count 0 is less than 1",
                "events generate aws sqs --body a --body-file b|exclude each other",
                "events generate aws sqs --count many|--count",
                "events generate aws sqs --time yesterday|--time",
                "events generate aws sqs --id ''|There can be no such event",
                "events generate azure blob --kind deleted|written",
                "events generate aws|Missing required parameter: 'SOURCE'",
            })
    void saysWhatIsWrongAndPrintsNoTrace(String command, String message) {
        Run run = Run.of(List.of(command.replace("''", "").split(" ", -1)));
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(2);
        assertThat(run.err()).contains(message).doesNotContain("\tat ");
        assertThat(run.output()).isEmpty();
    }

    @Test
    void failsForABodyThatIsNotThere() {
        Run run = Run.of(
                "events",
                "generate",
                "aws",
                "sqs",
                "--body-file",
                folder.resolve("none").toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("There is no file").doesNotContain("\tat ");
    }

    @Test
    void listsEverySource() {
        List<String> rows = Run.of("events", "list").out().lines().toList();
        assertThat(rows).hasSize(1 + Cloud.all().size());
        assertThat(rows).anyMatch(row -> row.matches("google +pubsub +1 +messages, batches, events"));
        assertThat(rows).anyMatch(row -> row.matches("aws +s3-in-sqs +10000 +objects, events +unwrapped\\(\\)"));
        assertThat(Run.of("events", "list", "azure").out().lines().skip(1)).allMatch(row -> row.startsWith("azure "));
    }
}
