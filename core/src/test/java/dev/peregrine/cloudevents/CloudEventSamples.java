package dev.peregrine.cloudevents;

import dev.peregrine.json.JsonCodec;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Any events: whatever can be built. */
final class CloudEventSamples {
    private CloudEventSamples() {}

    static Arbitrary<CloudEventBuilder> events() {
        return events(text());
    }

    /** Events whose attributes need no encoding anywhere, URIs and headers included. */
    static Arbitrary<CloudEventBuilder> plainEvents() {
        return events(Arbitraries.strings()
                .withCharRange('A', 'Z')
                .withChars("09!$&'()*+,;=:@._~-")
                .ofMinLength(1)
                .ofMaxLength(12));
    }

    private static Arbitrary<CloudEventBuilder> events(Arbitrary<String> text) {
        return Combinators.combine(
                        text,
                        uris(text),
                        text,
                        optionals(text),
                        data(),
                        Arbitraries.maps(names(), extensions(text)).ofMaxSize(4))
                .as((id, source, type, optionals, data, extensions) -> {
                    CloudEventBuilder event = new CloudEventBuilder(id, source, type);
                    optionals.forEach(optional -> optional.accept(event));
                    data.accept(event);
                    extensions.forEach(event::extension);
                    return event;
                });
    }

    /** Whole characters of every length in UTF-8. */
    static Arbitrary<String> text() {
        Arbitrary<Integer> characters = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.integers().between(0, 0x7F)),
                Tuple.of(2, Arbitraries.integers().between(0x80, 0xD7FF)),
                Tuple.of(1, Arbitraries.integers().between(0xE000, 0xFFFF)),
                Tuple.of(1, Arbitraries.integers().between(0x10000, 0x10FFFF)));
        return Arbitraries.frequencyOf(
                Tuple.of(4, characters.list().ofMinSize(1).ofMaxSize(12).map(CloudEventSamples::string)),
                Tuple.of(1, Arbitraries.of("%41", "100%", "\"a\"", "\\", "a, b", " ", "\ufeff", "😀")));
    }

    private static String string(List<Integer> characters) {
        StringBuilder text = new StringBuilder();
        characters.forEach(text::appendCodePoint);
        return text.toString();
    }

    private static Arbitrary<URI> uris(Arbitrary<String> text) {
        return Arbitraries.oneOf(
                Arbitraries.of(
                                "https://example.com/a?b=c#d",
                                "urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66",
                                "1-555",
                                "#")
                        .map(URI::create),
                text.map(CloudEventSamples::uri));
    }

    private static URI uri(String path) {
        try {
            return new URI(null, null, "/s/" + path, null);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Arbitrary<OffsetDateTime> times() {
        return Combinators.combine(
                        Arbitraries.longs().between(-62_000_000_000L, 253_000_000_000L),
                        Arbitraries.integers().between(0, 999_999_999),
                        Arbitraries.integers().between(-18 * 60, 18 * 60).map(minutes -> 60 * minutes))
                .as((second, nano, offset) -> OffsetDateTime.ofInstant(
                        Instant.ofEpochSecond(second, nano), ZoneOffset.ofTotalSeconds(offset)));
    }

    private static Arbitrary<List<Consumer<CloudEventBuilder>>> optionals(Arbitrary<String> text) {
        return Combinators.combine(
                        text.list().ofMaxSize(1),
                        times().list().ofMaxSize(1),
                        uris(text).list().ofMaxSize(1))
                .as((subjects, times, schemas) -> {
                    List<Consumer<CloudEventBuilder>> optionals = new ArrayList<>();
                    subjects.forEach(subject -> optionals.add(event -> event.subject(subject)));
                    times.forEach(time -> optionals.add(event -> event.time(time)));
                    schemas.forEach(schema -> optionals.add(event -> event.dataSchema(schema)));
                    return optionals;
                });
    }

    private static Arbitrary<String> names() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .ofMinLength(1)
                .ofMaxLength(25)
                .filter(name -> !PortableEvent.isAttribute(name));
    }

    private static Arbitrary<Object> extensions(Arbitrary<String> text) {
        return Arbitraries.oneOf(
                Arbitraries.oneOf(text, Arbitraries.just("")).asGeneric(),
                Arbitraries.integers().asGeneric(),
                Arbitraries.of(true, false).asGeneric(),
                uris(text).asGeneric(),
                times().asGeneric(),
                bytes().asGeneric());
    }

    private static Arbitrary<byte[]> bytes() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(20);
    }

    private static Arbitrary<Consumer<CloudEventBuilder>> data() {
        return Arbitraries.oneOf(
                Arbitraries.just(event -> {}),
                bytes().map(bytes -> event -> event.data(bytes)),
                typed(Arbitraries.of("application/json", "TEXT/JSON;charset=utf-8", "a/b+json"), json()),
                typed(
                        Arbitraries.of("application/json", "image/png", "text/plain", "text/plain;charset=none"),
                        bytes()),
                typed(
                        Arbitraries.of("text/plain", "text/csv;charset=UTF-8", "a/b"),
                        text().map(CloudEventSamples::utf8)),
                typed(Arbitraries.of("text/plain;charset=ISO-8859-1", "text/plain;charset=UTF-16"), bytes()));
    }

    private static Arbitrary<Consumer<CloudEventBuilder>> typed(Arbitrary<String> mediaTypes, Arbitrary<byte[]> bytes) {
        return Combinators.combine(mediaTypes, bytes)
                .as((mediaType, data) ->
                        event -> event.dataContentType(mediaType).data(data));
    }

    private static Arbitrary<byte[]> json() {
        Arbitrary<Object> values = Arbitraries.oneOf(
                text().asGeneric(),
                text().list().ofMaxSize(3).asGeneric(),
                Arbitraries.maps(text(), Arbitraries.integers()).ofMaxSize(3).asGeneric(),
                Arbitraries.of(1, true, Map.of(), List.of(), "").asGeneric());
        Arbitrary<String> documents = Arbitraries.oneOf(
                values.map(value -> new String(JsonCodec.light().write(value), StandardCharsets.UTF_8)),
                Arbitraries.of(
                        "null",
                        " [ 1.50 ,\n1e400]\n",
                        "\ufeff\"\\u0041\"",
                        "1],[2",
                        "1,2",
                        "]",
                        "{\"a\":1,\"a\":2}",
                        "[".repeat(198) + "]".repeat(198),
                        "[".repeat(199) + "]".repeat(199)));
        return documents.map(CloudEventSamples::utf8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
