package dev.peregrine.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.StartupException;
import dev.peregrine.event.Message;
import dev.peregrine.event.MessageHandler;
import dev.peregrine.http.HttpResponse;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packager as a build tool runs it: its main method, real files. */
class AwsPackagerTest {
    private static final String QUEUE = "arn:aws:sqs:eu-central-1:123456789012:orders";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temporary;

    /** One HTTP function, one queue. */
    public static final class Shop implements FunctionApp {
        @Override
        public void define(Functions f) {
            f.http("contact", "POST /contact", (request, context) -> HttpResponse.of(204));
            f.messages("orders", String.class, (message, context) -> {});
        }
    }

    /** A handler without an app. */
    public static final class Orders implements MessageHandler<String> {
        @Override
        public void handle(Message<String> message, dev.peregrine.Context context) {}
    }

    /** Names that come to the same resource. */
    public static final class Alike implements FunctionApp {
        @Override
        public void define(Functions f) {
            f.invoke("add-up", Integer.class, Integer.class, (i, context) -> i);
            f.invoke("addUp", Integer.class, Integer.class, (i, context) -> i);
        }
    }

    private static String golden(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/dev/peregrine/aws", name));
    }

    @Test
    void writesEverySource() throws Exception {
        PackagerRun run = PackagerRun.of(temporary, EverySourceApp.class, golden("every-source.properties"));

        assertThat(run.template()).isEqualTo(golden("every-source.yaml"));
        assertThat(TemplateReader.read(run.template())).isInstanceOf(Map.class);
        assertThat(run.printed()).isEqualTo(golden("every-source.txt"));
    }

    @Test
    void theSameInputGivesTheSameBytesAndNothingElseIsTouched() throws Exception {
        PackagerRun first = PackagerRun.of(temporary, EverySourceApp.class, golden("every-source.properties"));
        Path other = Files.writeString(temporary.resolve("sam/samconfig.toml"), "version = 0.1");
        PackagerRun second = PackagerRun.of(temporary, EverySourceApp.class, golden("every-source.properties"));

        assertThat(second).isEqualTo(first);
        assertThat(other).hasContent("version = 0.1");
    }

    @Test
    void theSettingForPartialFailuresStandsWhereTheFunctionIsToldAndNowhereElse() throws Exception {
        PackagerRun run = PackagerRun.of(temporary, EverySourceApp.class, golden("every-source.properties"));

        Object resources = run.at("Resources");
        for (String name : TemplateReader.names(resources)) {
            String resource = TemplateReader.at(resources, name).toString();
            assertThat(resource.contains("ReportBatchItemFailures"))
                    .as(name)
                    .isEqualTo(resource.contains("PEREGRINE_PARTIAL_FAILURES=on"));
        }
    }

    @Test
    void httpFunctionsRunTogetherAndLambdasOwnDefaultsAreNotTaken() throws Exception {
        PackagerRun run = PackagerRun.of(
                temporary, Shop.class, "codeUri=shop.jar\norders.source=sqs\norders.queue=" + QUEUE + "\n");

        assertThat(TemplateReader.names(run.at("Resources"))).containsExactly("HttpFunction", "OrdersFunction");
        assertThat(run.at("Resources", "HttpFunction", "Properties", "Environment", "Variables"))
                .isEqualTo(Map.of("PEREGRINE_APP", Shop.class.getName()));
        assertThat(run.at("Resources", "HttpFunction", "Properties", "Events"))
                .isEqualTo(Map.of("Api", Map.of("Type", "HttpApi")));
        assertThat(run.at("Resources", "OrdersFunction", "Properties", "MemorySize"))
                .isEqualTo(512);
        assertThat(run.at("Resources", "OrdersFunction", "Properties", "Timeout"))
                .isEqualTo(30);
        assertThat(run.printed()).isEmpty();
    }

    @Test
    void takesResourcesOfTheUserAsTheyAre() throws Exception {
        String own = """
                # the queue, and where its poison goes
                OrdersQueue: # standard
                  Type: AWS::SQS::Queue
                  Properties:
                    RedrivePolicy:
                      deadLetterTargetArn: !GetAtt Dead.Arn
                      maxReceiveCount: 5

                Dead:
                  Type: AWS::SQS::Queue
                  Metadata:
                    Text: |
                      two

                      lines
                """;
        PackagerRun run = PackagerRun.of(
                temporary, Shop.class, "codeUri=x\norders.source=sqs\norders.queue=!GetAtt OrdersQueue.Arn\n", own);

        assertThat(run.printed()).isEmpty();
        assertThat(run.template()).contains("  OrdersQueue: # standard\n    Type: AWS::SQS::Queue\n");
        assertThat(run.at("Resources", "OrdersQueue", "Properties", "RedrivePolicy", "deadLetterTargetArn"))
                .isEqualTo(new SamValue("GetAtt", "Dead.Arn"));
        assertThat(run.at("Resources", "Dead", "Metadata", "Text")).isEqualTo("two\n\nlines\n");
    }

    @Test
    void refusesResourcesThatItCouldNotTakeOver() {
        String settings = "codeUri=x\norders.source=sqs\norders.queue=" + QUEUE + "\n";

        assertRefused(Shop.class, settings, "Resources:\n  A:\n", "Resources:", "without a line Resources:");
        assertRefused(Shop.class, settings, "A:\n  Type: x\n- b\n", "Line 3", "\"- b\"", "name of a resource");
        assertRefused(Shop.class, settings, "A:\n\tType: x\n", "Line 2", "indented below");
        assertRefused(Shop.class, settings, "A:\n  Type: x\nA:\n", "resource A twice");
        assertRefused(
                Shop.class,
                settings,
                "OrdersFunction:\n  Type: x\n",
                "OrdersFunction",
                "function orders",
                "another name");
        assertRefused(Alike.class, "codeUri=x", "", "AddUpFunction", "function addUp", "another name");
    }

    private void assertRefused(Class<? extends FunctionApp> app, String settings, String own, String... messages) {
        assertThatThrownBy(() -> PackagerRun.of(temporary, app, settings, own))
                .isInstanceOf(StartupException.class)
                .hasMessageContainingAll(messages);
        assertThat(temporary.resolve("sam")).doesNotExist();
    }

    @Test
    void aHandlerClassNeedsNoApp() throws Exception {
        Path settings =
                Files.writeString(temporary.resolve("p"), "codeUri=x\nOrders.source=sqs\nOrders.queue=" + QUEUE + "\n");
        Path output = temporary.resolve("sam");
        AwsPackager.main(
                "--app", Orders.class.getName(), "--output", output.toString(), "--properties", settings.toString());

        assertThat(output.resolve("template.yaml")).content().contains("PEREGRINE_FUNCTION: Orders");
    }

    @Test
    void findsTheAppAndItsSettingsOnTheGivenClassPath() throws Exception {
        Path source = Files.writeString(temporary.resolve("Elsewhere.java"), """
                public final class Elsewhere implements dev.peregrine.FunctionApp {
                    @Override public void define(dev.peregrine.Functions f) {
                        f.invoke("sum", Integer.class, Integer.class, () -> (i, context) -> i);
                    }
                }
                """);
        Path classes = Files.createDirectories(temporary.resolve("classes"));
        List<String> arguments = List.of(
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString(),
                source.toString());
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(new String[0])))
                .isZero();
        String classPath = temporary.resolve("none") + File.pathSeparator + classes;
        String output = temporary.resolve("sam").toString();
        assertThatThrownBy(() -> AwsPackager.main("--app", "Elsewhere", "--output", output, "--class-path", classPath))
                .isInstanceOf(StartupException.class)
                .hasMessageContainingAll("no peregrine-aws.properties on the class path", "codeUri=", "--properties");

        Files.writeString(classes.resolve("peregrine-aws.properties"), "codeUri=shop.jar");
        AwsPackager.main("--app", "Elsewhere", "--output", output, "--class-path", classPath);

        assertThat(temporary.resolve("sam/template.yaml"))
                .content()
                .contains("SumFunction:")
                .doesNotContain("Events:");
    }

    @Test
    void refusesWrongArguments() throws Exception {
        Path file = Files.writeString(temporary.resolve("file"), "x");

        for (String[] wrong : new String[][] {
            {"--app", "x.Shop"},
            {"--app"},
            {"--out", "x"},
            {"--app", "x.Missing", "--output", "y"},
            {"--app", Shop.class.getName(), "--output", file.toString()}
        }) {
            assertThatThrownBy(() -> AwsPackager.main(wrong)).isInstanceOf(StartupException.class);
        }
        assertThat(file).hasContent("x");
    }
}
