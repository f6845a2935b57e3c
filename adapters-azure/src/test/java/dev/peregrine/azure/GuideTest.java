package dev.peregrine.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.FunctionApp;
import dev.peregrine.StartupException;
import dev.peregrine.event.Parking;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.spi.AppDefinition;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/azure.md} shows is what the packager takes. */
class GuideTest {
    private static String guide() throws IOException {
        return Files.readString(Path.of("..", "docs", "azure.md"));
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    private static String snippet(String language) throws IOException {
        Matcher matcher =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(guide());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    @Test
    void theSettingsAreAccepted() throws Exception {
        FunctionApp app = f -> {
            f.http("contact", "POST /contact", (request, context) -> HttpResponse.of(204));
            f.http("upload", "POST /upload", (request, context) -> HttpResponse.of(204));
            f.invoke("sum", Integer.class, Integer.class, () -> (i, c) -> i);
        };
        AppDefinition definition = AppDefinition.of(app);
        PackagerSettings settings =
                PackagerSettings.read(new StringReader(snippet("properties")), "docs/azure.md", definition);

        assertThat(settings.functionTimeout()).isEqualTo("00:02:00");
        assertThat(FunctionPlan.of(definition, settings))
                .containsExactly(
                        new FunctionPlan.Planned("contact", "contact", "anonymous", false),
                        new FunctionPlan.Planned("upload", "upload", "function", true),
                        new FunctionPlan.Planned("sum", "numbers/sum", "function", false));
    }

    @Test
    void theSettingsOfEventsAreAccepted() throws Exception {
        FunctionApp app = f -> {
            f.messages("orders", String.class, (message, context) -> {}).ordered();
            f.messages("clicks", String.class, (message, context) -> {}).parking(Parking.output());
            f.objects("thumbnails", (event, context) -> {});
            f.changes("audit", String.class, (change, context) -> {});
        };
        AppDefinition definition = AppDefinition.of(app);
        PackagerSettings settings =
                PackagerSettings.read(new StringReader(snippet("properties events")), "docs/azure.md", definition);

        assertThat(FunctionPlan.of(definition, settings)).isEmpty();
        assertThat(settings.events().values())
                .extracting(EventBinding::trigger)
                .containsExactly(Trigger.SERVICE_BUS_SESSION, Trigger.EVENT_HUB, Trigger.EVENT_GRID, Trigger.COSMOS_DB);
    }

    /** Every trigger and each of its settings stands in the table, and whether it is needed. */
    @Test
    void theTableOfTriggersIsWhole() throws Exception {
        String guide = guide();
        for (Source source : Source.values()) {
            String row = guide.lines()
                    .filter(line -> line.startsWith("| `" + source.word + "` | ") && line.split("\\|", -1).length == 6)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(source.word));
            String[] cells = row.split("\\|", -1);
            for (String setting : source.settings()) {
                String name = setting.replaceAll("[!?#]$", "");
                String cell = cells[setting.endsWith("!") ? 3 : 4];
                if (source == Source.SERVICE_BUS_TOPIC && !setting.endsWith("!")) {
                    continue;
                }
                assertThat(cell).as(source.word).contains("`" + name + "`");
            }
        }
    }

    @Test
    void theArgumentsAreAcceptedAndTheSameForBothBuildTools(@TempDir Path directory) throws Exception {
        String maven = snippet("xml");
        String gradle = snippet("kotlin");
        List<String> mavenArguments = all("<argument>(.*?)</argument>", maven);
        List<String> gradleArguments = all("\"([^\"]*)\"", gradle.substring(gradle.indexOf("args(")));
        String[] arguments = gradleArguments.toArray(new String[0]);
        arguments[3] = directory.resolve("azure").toString();

        assertThat(maven).contains("<mainClass>" + AzurePackager.class.getName() + "</mainClass>");
        assertThat(gradle).contains("mainClass = \"" + AzurePackager.class.getName() + "\"");
        assertThat(mavenArguments.subList(0, 3)).isEqualTo(gradleArguments.subList(0, 3));
        assertThatThrownBy(() -> AzurePackager.main(arguments))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("com.example.Shop");
    }
}
