package dev.peregrine.testing.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.Kind;
import dev.peregrine.testing.TestEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code events generate} writes, {@code invoke} takes, at every source of every host. */
class RoundTripTest {
    @TempDir
    private Path folder = Path.of("");

    static Stream<Arguments> sources() {
        return Cloud.all().stream()
                .flatMap(cloud -> Arrays.stream(Kind.values())
                        .filter(cloud.kinds()::contains)
                        .filter(kind -> kind != Kind.EVENTS || cloud.kinds().size() == 1)
                        .map(kind -> arguments(cloud.name(), kind)));
    }

    /** Events of which the host would need several invocations come one by one here. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("sources")
    void aFunctionSeesTheEventThatWasGenerated(String name, Kind kind) throws IOException {
        Cloud cloud = Cloud.named(name);
        String host = Sources.host(cloud);
        String source = Sources.source(cloud);
        EventOptions options = new EventOptions();
        options.count = cloud.platform().mostPerInvocation() > 1 ? 3 : 1;
        List<String> generate = new ArrayList<>(List.of("events", "generate", host, source));
        if (kind.isEvent()) {
            generate.addAll(List.of("--count", Integer.toString(options.count)));
        }
        generate.addAll(extra(kind, options, name.equals("aws-direct")));
        Path file = folder.resolve("event");
        generate.addAll(List.of("--out", file.toString()));
        assertThat(Run.of(generate)).matches(run -> run.exitCode() == 0);

        Path record = folder.resolve("record.txt");
        Run invoked = Run.of(
                "invoke", host, source, file.toString(), "--app", RecordingApp.class.getName(), "--function",
                function(kind, cloud), "--env", "RECORD=" + record);
        assertThat(invoked).matches(run -> run.exitCode() == 0);
        assertThat(Files.readAllLines(record, UTF_8)).isEqualTo(expected(kind, cloud, options));
    }

    /** Options that the kind takes, the same on the command line and as values. */
    private static List<String> extra(Kind kind, EventOptions options, boolean direct) {
        return switch (kind) {
            case HTTP -> List.of("--path", "/orders/7?a=b", "--header", "X-Test=yes", "--body", "Grüße");
            case INVOKE -> {
                List<String> body = List.of("--body", "\"Grüße\"");
                yield direct ? body : Stream.concat(body.stream(), Stream.of("--path", "/invoke")).toList();
            }
            case MESSAGES, BATCHES -> {
                options.attributes.put("tenant", "a");
                options.body = Optional.of("{\"sku\": \"Grüße {n}\"}");
                options.key = Optional.of("customer");
                yield List.of("--attribute", "tenant=a", "--body", options.body.get(), "--key", "customer");
            }
            case OBJECTS -> {
                options.key = Optional.of("a b/Grüße {n}.jpg");
                yield List.of("--key", options.key.get());
            }
            default -> List.of();
        };
    }

    private static String function(Kind kind, Cloud cloud) {
        String name = kind == Kind.SCHEDULE ? "nightly" : kind.name().toLowerCase(Locale.ROOT);
        return cloud.platform().needsUnwrapping() ? name + "-unwrapped" : name;
    }

    private static List<String> expected(Kind kind, Cloud cloud, EventOptions options) throws IOException {
        if (kind == Kind.HTTP) {
            return List.of("POST /orders/7?a=b yes Grüße");
        }
        if (kind == Kind.INVOKE) {
            return List.of("Grüße");
        }
        List<TestEvent> sent = new EventMaker(options).events(Form.of(cloud));
        return cloud.platform().arriving(sent).stream()
                .map(event -> RecordingApp.seen(event.event()))
                .map(seen -> seen.replace(" unknown ", " " + function(kind, cloud) + " ")) // what the host calls it by
                .toList();
    }
}
