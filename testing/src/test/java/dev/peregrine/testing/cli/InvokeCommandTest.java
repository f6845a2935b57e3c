package dev.peregrine.testing.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.testing.guide.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvokeCommandTest {
    private static final String APP = OrdersApp.class.getName();

    @TempDir
    private Path folder = Path.of("");

    /** A file with orders of 1, 2, … pieces. */
    private String orders(String host, String source, int count) {
        String file = folder.resolve("event").toString();
        Run run = Run.of(
                "events",
                "generate",
                host,
                source,
                "--count",
                Integer.toString(count),
                "--out",
                file,
                "--body",
                "{\"sku\": \"falcon\", \"pieces\": {n}}");
        assertThat(run.exitCode()).as(run.toString()).isZero();
        return file;
    }

    private static Run invoke(String host, String source, String file, String... more) {
        List<String> arguments = new ArrayList<>(List.of("invoke", host, source, file, "--app", APP));
        arguments.addAll(List.of(more));
        return Run.of(arguments);
    }

    @Test
    void printsWhatAHandlerAnswers() {
        Run run = Run.with(
                "{\"items\":[{\"sku\":\"falcon\",\"price\":0.10,\"quantity\":3}]}".getBytes(UTF_8),
                "invoke",
                "aws",
                "direct",
                "-",
                "--app",
                Checkout.class.getName());
        assertThat(run).isEqualTo(new Run(0, run.output(), "Succeeded.\n"));
        assertThat(run.out()).isEqualTo("{\"sum\":0.30}\n");
    }

    @ParameterizedTest
    @CsvSource({"aws, http-api", "aws, alb", "google, http", "azure, http"})
    void printsTheResponseThatAClientGets(String host, String source) {
        Run request = Run.of("events", "generate", host, source, "--path", "/orders/7");
        Run run = Run.with(request.output(), "invoke", host, source, "--app", APP, "--env", "CURRENCY=EUR");
        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.out())
                .startsWith("HTTP/1.1 200\n")
                .containsIgnoringCase("x-currency: EUR\n")
                .endsWith("\n\n7\n");
    }

    @ParameterizedTest
    @CsvSource({"aws, http-api", "google, http", "azure, http"})
    void failsWhenTheAnswerIsAnError(String host, String source) {
        Run request = Run.of("events", "generate", host, source, "--path", "/nothing");
        Run run = Run.with(request.output(), "invoke", host, source, "--app", APP);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).startsWith("HTTP/1.1 404\n");
        assertThat(run.err()).endsWith("Failed.\n");
    }

    @Test
    void printsWhatTheHostGetsWhenAsked() {
        Run request = Run.of("events", "generate", "aws", "http-api", "--path", "/orders/7");
        Run run = Run.with(request.output(), "invoke", "aws", "http-api", "--app", APP, "--raw");
        assertThat(run.out()).startsWith("{\"statusCode\":200");
    }

    @Test
    void tellsWhatBecameOfEachMessage() {
        Run run = invoke("aws", "sqs", orders("aws", "sqs", 2), "--function", "orders");
        assertThat(run).isEqualTo(new Run(0, run.output(), "done: 1, 2\nSucceeded.\n"));
    }

    @ParameterizedTest
    @CsvSource({"partial", "batches"})
    void tellsWhatWasReportedToTheHost(String function) {
        Run run = invoke("aws", "sqs", orders("aws", "sqs", 4), "--function", function);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("{\"batchItemFailures\":[{\"itemIdentifier\":\"3\"},{\"itemIdentifier\":\"4\"}]}");
        assertThat(run.err())
                .contains("done: 1, 2\n", "failed: 3, 4\n", "reported to the host as failed: 3, 4\n")
                .endsWith("Failed.\n");
    }

    @ParameterizedTest
    @CsvSource({"aws, sqs", "azure, service-bus", "azure, queue"})
    void tellsThatAnInvocationFailedAndWhy(String host, String source) {
        Run run = invoke(host, source, orders(host, source, 1).concat(""), "--function", "orders");
        assertThat(run.exitCode()).as(run.toString()).isZero();
        Run.of(
                "events",
                "generate",
                host,
                source,
                "--out",
                folder.resolve("event").toString(),
                "--body",
                "{\"sku\": \"falcon\", \"pieces\": 9}");
        Run failed = invoke(host, source, folder.resolve("event").toString(), "--function", "orders");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err())
                .contains(
                        "failed: 1\n",
                        "The invocation failed: java.lang.IllegalStateException: The warehouse is empty\n")
                .endsWith("Failed.\n");
    }

    @Test
    void takesWhatWasParkedForAFailure() {
        Run.of(
                "events",
                "generate",
                "aws",
                "sqs",
                "--out",
                folder.resolve("event").toString(),
                "--body",
                "{\"sku\": \"falcon\", \"pieces\": 0}");
        Run run = invoke("aws", "sqs", folder.resolve("event").toString(), "--function", "partial");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("parked: 1\n");
    }

    @Test
    void printsTheTraceOfAFailureWhenAsked() {
        String file = orders("aws", "sqs", 3);
        assertThat(invoke("aws", "sqs", file, "--function", "orders", "--stack-trace")
                        .err())
                .contains("\tat " + OrdersApp.class.getName() + ".handle");
    }

    @Test
    void isNotTakenInByABodyThatCanNotBeRead() throws IOException {
        Path file = folder.resolve("event.json");
        Run.of("events", "generate", "aws", "sqs", "--body", "{}", "--out", file.toString());
        Run run = invoke("aws", "sqs", file.toString(), "--function", "partial");
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        Files.writeString(file, "{");
        assertThat(invoke("aws", "sqs", file.toString(), "--function", "orders").exitCode())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "google pubsub|is no event of google pubsub. Not an HTTP request",
                "azure queue|is no event of azure queue. A trigger of Azure is a JSON object",
                "azure http|Not an HTTP request",
            })
    void refusesAFileOfAnotherForm(String source, String message) throws IOException {
        Path file = folder.resolve("event.txt");
        Files.writeString(file, "nonsense");
        String[] names = source.split(" ", -1);
        Run run =
                invoke(names[0], names[1], file.toString(), "--function", names[1].equals("http") ? "price" : "orders");
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(2);
        assertThat(run.err()).contains(file.toString(), message).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "invoke aws sqs no.json --app " + "dev.peregrine.testing.cli.OrdersApp|1|There is no file no.json.",
                "invoke aws direct - --app com.example.None|1|com.example.None, and there is no such class",
                "invoke aws direct - --app java.lang.String|1|implements neither FunctionApp nor",
                "invoke aws sqs - --app dev.peregrine.testing.cli.OrdersApp --function none|1|has no such function",
                "invoke aws sqs - --app dev.peregrine.testing.cli.OrdersApp --env NAME|2|--env",
                "invoke aws|2|Missing required parameter: 'SOURCE'",
            })
    void saysWhatIsWrongAndPrintsNoTrace(String command, int exitCode, String message) {
        Run run = Run.of(List.of(command.split(" ", -1)));
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(exitCode);
        assertThat(run.err()).contains(message).doesNotContain("\tat ");
    }
}
