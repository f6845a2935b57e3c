package dev.peregrine.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.event.Attributes;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.http.Headers;
import io.cloudevents.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CloudEventPropertiesTest {
    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void binaryEventsComeBackAsTheyWere(@ForAll("events") CloudEventBuilder builder) {
        CloudEvent event = builder.build();

        List<CloudEvent> read = CloudEventReader.http(CloudEventWriter.headers(event), CloudEventWriter.body(event));

        assertThat(read).hasSize(1);
        Map<String, Object> expected = EventView.of(event, true);
        if (CloudEventWriter.body(event).length == 0) {
            expected.put("data", "none"); // an empty body is no data
        }
        assertThat(EventView.of(read.get(0), true)).isEqualTo(expected);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void headersArePrintableAscii(@ForAll("events") CloudEventBuilder builder) {
        CloudEventWriter.headers(builder.build()).forEach((name, value) -> {
            assertThat(name).matches("content-type|ce-[a-z0-9]+");
            if (name.startsWith("ce-")) {
                assertThat(value).matches("[!#-~]*");
            }
        });
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void structuredEventsComeBackAsTheyWere(@ForAll("events") CloudEventBuilder builder) {
        CloudEvent event = builder.build();
        byte[] json = CloudEventWriter.json(event);

        assertThat(EventView.of(CloudEventReader.json(json), false)).isEqualTo(EventView.of(event, false));
        assertThat(CloudEventReader.http(Headers.of("content-type", "application/cloudevents+json"), json))
                .singleElement()
                .extracting(read -> EventView.of(read, false))
                .isEqualTo(EventView.of(event, false));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void batchesComeBackAsTheyWere(@ForAll("batches") List<CloudEventBuilder> builders) {
        List<CloudEvent> events =
                builders.stream().map(CloudEventBuilder::build).toList();

        List<CloudEvent> read = CloudEventReader.http(
                Headers.of("content-type", "application/cloudevents-batch+json"), CloudEventWriter.jsonBatch(events));

        assertThat(read)
                .extracting(event -> EventView.of(event, false))
                .isEqualTo(
                        events.stream().map(event -> EventView.of(event, false)).toList());
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void whatWasReadIsWrittenTheSameAgain(@ForAll("events") CloudEventBuilder builder) {
        byte[] json = CloudEventWriter.json(builder.build());

        assertThat(CloudEventWriter.json(CloudEventReader.json(json)))
                .asString()
                .isEqualTo(text(json));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void everyTruncatedEventIsRefused(@ForAll("events") CloudEventBuilder builder, @ForAll double share) {
        byte[] json = CloudEventWriter.json(builder.build());
        byte[] truncated = Arrays.copyOf(json, (int) (Math.abs(share % 1.0) * json.length));

        assertThatThrownBy(() -> CloudEventReader.json(truncated)).isInstanceOf(UndecodableException.class);
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void anEventWithWrongBytesIsReadOrRefused(
            @ForAll("events") CloudEventBuilder builder, @ForAll("changes") List<Integer> changes) {
        byte[] json = CloudEventWriter.json(builder.build());
        for (int change : changes) {
            json[Math.floorMod(change >> 8, json.length)] = (byte) change;
        }
        assertOnlyRefused(() -> CloudEventReader.json(json));
    }

    @Property(tries = 1000)
    void randomBytesAreReadOrRefused(@ForAll byte[] bytes) {
        assertOnlyRefused(() -> CloudEventReader.json(bytes));
        assertOnlyRefused(() -> CloudEventReader.jsonBatch(bytes));
    }

    @Property(tries = 1000)
    void randomMembersAreReadOrRefused(@ForAll("members") List<String> members) {
        byte[] json = ("{" + String.join(",", members) + "}").getBytes(StandardCharsets.UTF_8);

        assertOnlyRefused(() -> CloudEventReader.json(json));
    }

    @Property(tries = 1000)
    void randomHeadersAreReadOrRefused(
            @ForAll("headerNames") List<String> names, @ForAll("headerValues") List<String> values) {
        Headers.Builder headers = Headers.builder();
        Attributes attributes = Attributes.empty();
        for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
            headers.add(names.get(i), values.get(i));
            attributes = attributes.with(names.get(i), values.get(i));
        }
        Headers built = headers.build();
        Attributes all = attributes;
        assertOnlyRefused(() -> CloudEventReader.http(built, new byte[0]));
        assertOnlyRefused(() -> CloudEventReader.attributes(all, "ce-", new byte[0]));
    }

    private static void assertOnlyRefused(Runnable reading) {
        try {
            reading.run();
        } catch (UndecodableException refused) {
            assertThat(refused).hasMessageStartingWith("the ");
        }
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    @Provide
    Arbitrary<CloudEventBuilder> events() {
        return CloudEventSamples.events();
    }

    @Provide
    Arbitrary<List<CloudEventBuilder>> batches() {
        return CloudEventSamples.events().list().ofMaxSize(4);
    }

    @Provide
    Arbitrary<List<Integer>> changes() {
        return Arbitraries.integers().list().ofMinSize(1).ofMaxSize(3);
    }

    @Provide
    Arbitrary<List<String>> members() {
        Arbitrary<String> names = Arbitraries.of(
                "specversion",
                "id",
                "source",
                "type",
                "subject",
                "time",
                "datacontenttype",
                "dataschema",
                "data",
                "data_base64",
                "x",
                "X",
                "");
        Arbitrary<String> values = Arbitraries.of(
                "null",
                "true",
                "1",
                "-0",
                "1.0",
                "1e999999999",
                "9999999999",
                "\"\"",
                "\"1.0\"",
                "\"/s\"",
                "\"%\"",
                "\"text/plain\"",
                "\"text/plain;charset=x-JISAutoDetect\"",
                "\"text/plain;charset=\"",
                "\"application/json\"",
                "\"2024-05-31T12:30:00Z\"",
                "\"e30=\"",
                "\"\\ud800\"",
                "{}",
                "[",
                "{\"a\":[1]}");
        return Combinators.combine(names, values)
                .as((name, value) -> "\"" + name + "\":" + value)
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<String>> headerNames() {
        return Arbitraries.of(
                        "ce-specversion",
                        "ce-id",
                        "ce-source",
                        "ce-type",
                        "ce-subject",
                        "ce-time",
                        "ce-dataschema",
                        "ce-data",
                        "ce-datacontenttype",
                        "ce-x",
                        "ce-",
                        "ce-x_y",
                        "content-type",
                        "x")
                .list()
                .uniqueElements()
                .ofMaxSize(14);
    }

    @Provide
    Arbitrary<List<String>> headerValues() {
        Arbitrary<String> known = Arbitraries.of(
                "1.0",
                "/s",
                "application/json",
                "application/cloudevents+json",
                "application/cloudevents",
                "text/plain",
                "2024-05-31T12:30:00Z",
                "%",
                "%C0%A0",
                "\"",
                "\"a\\\"",
                "%E2%82%AC",
                "");
        Arbitrary<String> any = Arbitraries.strings().withCharRange(' ', '~').withCharRange('\u00a0', '\u00ff');
        return Arbitraries.oneOf(known, any).list().ofSize(14);
    }
}
