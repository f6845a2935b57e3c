package dev.peregrine.testing.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.peregrine.cloudevents.CloudEvents;
import dev.peregrine.event.Change;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.RawChange;
import dev.peregrine.event.ScheduledEvent;
import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.Content;
import dev.peregrine.testing.Kind;
import dev.peregrine.testing.TestEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code events generate} writes, {@code invoke} takes, at every source of every host. */
class RoundTripTest {
    private static final Instant TIME = Instant.parse("2026-02-28T23:59:58Z");
    private static final String BODY = "{\"sku\": \"Grüße {n}\"}";

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
        int count = cloud.platform().mostPerInvocation() > 1 ? 3 : 1;
        Path file = folder.resolve("event");
        List<String> generate = new ArrayList<>(List.of("events", "generate", host, source, "--out", file.toString()));
        if (kind.isEvent()) {
            generate.addAll(List.of("--count", Integer.toString(count), "--time", TIME.toString()));
        }
        generate.addAll(options(kind, name.equals("aws-direct")));
        Run generated = Run.of(generate);
        assertThat(generated.exitCode()).as(generated.toString()).isZero();

        Path record = folder.resolve("record.txt");
        Run invoked = Run.of(
                "invoke",
                host,
                source,
                file.toString(),
                "--app",
                RecordingApp.class.getName(),
                "--function",
                function(kind, cloud),
                "--env",
                "RECORD=" + record);
        assertThat(invoked.exitCode()).as(invoked.toString()).isZero();
        assertThat(Files.readAllLines(record, UTF_8)).isEqualTo(expected(kind, cloud, count));
    }

    private static List<String> options(Kind kind, boolean direct) {
        List<String> payload = List.of("--body", "\"Grüße\"");
        return switch (kind) {
            case HTTP -> List.of("--path", "/orders/7?a=b", "--header", "X-Test=yes", "--body", "Grüße");
            case INVOKE ->
                direct
                        ? payload
                        : Stream.concat(payload.stream(), Stream.of("--path", "/invoke"))
                                .toList();
            case MESSAGES, BATCHES ->
                List.of(
                        "--attribute",
                        "tenant=a",
                        "--body",
                        BODY,
                        "--key",
                        "customer",
                        "--from",
                        "orders",
                        "--attempt",
                        "2",
                        "--id",
                        "id-{n}");
            case OBJECTS -> List.of("--key", "a b/Grüße {n}.jpg", "--from", "pictures", "--size", "7");
            case CHANGES -> List.of("--key", "k{n}", "--from", "orders", "--body", "{\"id\": \"k{n}\", \"n\": {n}}");
            case SCHEDULE -> List.of("--id", "run-{n}");
            default ->
                List.of("--body", BODY, "--type", "com.example.test", "--from", "urn:example:test", "--id", "id-{n}");
        };
    }

    private static String function(Kind kind, Cloud cloud) {
        String name = kind == Kind.SCHEDULE ? "nightly" : kind.name().toLowerCase(Locale.ROOT);
        return cloud.platform().needsUnwrapping() ? name + "-unwrapped" : name;
    }

    private static List<String> expected(Kind kind, Cloud cloud, int count) {
        if (kind == Kind.HTTP) {
            return List.of("POST /orders/7?a=b yes Grüße");
        }
        if (kind == Kind.INVOKE) {
            return List.of("Grüße");
        }
        List<TestEvent> sent =
                IntStream.rangeClosed(1, count).mapToObj(n -> event(kind, n)).toList();
        return cloud.platform().arriving(sent).stream()
                .map(event -> RecordingApp.seen(event.event()))
                .map(seen -> seen.replace(" unknown ", " " + function(kind, cloud) + " ")) // what the host calls it by
                .toList();
    }

    /** What the options say. */
    private static TestEvent event(Kind kind, int n) {
        String body = BODY.replace("{n}", Integer.toString(n));
        return switch (kind) {
            case MESSAGES, BATCHES ->
                TestEvent.message("id-" + n, Content.json(body))
                        .withKey("customer")
                        .withAttribute("tenant", "a")
                        .withSource("orders")
                        .withPublishedTime(TIME)
                        .withAttempt(2);
            case OBJECTS ->
                TestEvent.of(ObjectEvent.builder(ObjectEvent.Kind.CREATED, "pictures", "a b/Grüße " + n + ".jpg")
                        .id(Integer.toString(n))
                        .etag("d41d8cd98f00b204e9800998ecf8427e")
                        .size(7)
                        .time(TIME)
                        .build());
            case CHANGES ->
                TestEvent.of(RawChange.builder(Integer.toString(n), Change.Kind.INSERT, "orders", "k" + n)
                        .newImage(("{\"id\": \"k" + n + "\", \"n\": " + n + "}").getBytes(UTF_8))
                        .time(TIME)
                        .build());
            case SCHEDULE ->
                TestEvent.of(ScheduledEvent.builder("run-" + n, "nightly", TIME).build());
            default ->
                TestEvent.event(CloudEvents.builder("id-" + n, "urn:example:test", "com.example.test")
                        .time(TIME)
                        .json(body.getBytes(UTF_8))
                        .build());
        };
    }
}
