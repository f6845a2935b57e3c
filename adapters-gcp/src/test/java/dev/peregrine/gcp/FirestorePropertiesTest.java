package dev.peregrine.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.event.UndecodableException;
import dev.peregrine.json.JsonCodec;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Firestore's protobuf, read from what an encoder apart from the reader wrote. */
class FirestorePropertiesTest {
    private static final String NAME = "projects/p/databases/d/documents/c/1";

    private static DocumentImages read(byte[] data) throws IOException {
        return FirestoreProtobuf.read(data, "the data");
    }

    @Property(tries = 200)
    void everyDocumentArrivesAsItIs(
            @ForAll("fields") Map<String, Object> before, @ForAll("fields") Map<String, Object> after)
            throws IOException {
        DocumentImages images = read(Protobuf.event(before, NAME, after, NAME));
        assertThat(json(images.before)).isEqualTo(plain(before));
        assertThat(json(images.after)).isEqualTo(plain(after));
    }

    /** The same document in the JSON of protobuf's own mapping. */
    @Property(tries = 100)
    void bothFormsMakeTheSameOfADocument(@ForAll("fields") Map<String, Object> fields) throws IOException {
        Map<String, Object> value = Map.of("name", NAME, "fields", typed(fields));
        byte[] json = JsonCodec.light().write(Map.of("value", value, "oldValue", Map.of()));
        assertThat(json(FirestoreJson.read(json, "the data").after)).isEqualTo(plain(fields));
    }

    @Property(tries = 200)
    void aDocumentThatIsCutOffIsRefused(
            @ForAll("fields") Map<String, Object> fields, @ForAll @IntRange(max = 1000) int at) {
        byte[] whole = Protobuf.event(Map.of(), "", fields, NAME);
        byte[] cut = Arrays.copyOf(whole, at % whole.length);
        if (cut.length > 0) {
            assertThatThrownBy(() -> read(cut)).isInstanceOf(UndecodableException.class);
        }
    }

    @Property(tries = 500)
    void anyBytesAreReadOrRefused(@ForAll @Size(max = 300) byte[] bytes) {
        readOrRefuse(bytes);
    }

    @Property(tries = 300)
    void aDocumentWithAChangedByteIsReadOrRefused(
            @ForAll("fields") Map<String, Object> fields, @ForAll int at, @ForAll byte changed) {
        byte[] bytes = Protobuf.event(Map.of(), "", fields, NAME);
        bytes[Math.floorMod(at, bytes.length)] = changed;
        readOrRefuse(bytes);
    }

    private static void readOrRefuse(byte[] bytes) {
        try {
            DocumentImages images = read(bytes);
            // what was read is JSON
            json(images.before);
            json(images.after);
        } catch (UndecodableException | IOException refused) {
            assertThat(refused).hasMessageNotContaining("\n\tat");
        }
    }

    @Test
    void fieldsThatAreNotKnownArePassedOver() throws IOException {
        byte[] value = new Protobuf()
                .number(100, -1)
                .fixed(101, 1.5)
                .bytes(102, new byte[] {1, 2})
                .tag(103, 5)
                .raw(1, 2, 3, 4)
                .number(2, 7)
                .toBytes();
        byte[] entry = new Protobuf()
                .bytes(2, value)
                .number(9, 1)
                .bytes(1, new byte[] {'n'})
                .toBytes();
        byte[] document = new Protobuf()
                .number(50, 1)
                .bytes(2, entry)
                .bytes(1, EventApps.bytes(NAME))
                .toBytes();
        DocumentImages images = read(
                new Protobuf().number(60, 1).bytes(1, document).number(61, 2).toBytes());
        assertThat(json(images.after)).isEqualTo(Map.of("n", new BigDecimal(7)));
        assertThat(images.after.name).isEqualTo(NAME);
        assertThat(images.before.json()).isNull();
    }

    static List<byte[]> wrong() {
        Protobuf overlong = new Protobuf().tag(3, 0).raw(255, 255, 255, 255, 255, 255, 255, 255, 255, 2);
        Protobuf endless = new Protobuf().tag(3, 0).raw(255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1);
        return List.of(
                overlong.toBytes(),
                endless.toBytes(),
                new Protobuf().tag(3, 0).raw(128).toBytes(),
                new Protobuf().tag(0, 0).raw(1).toBytes(),
                new Protobuf().tag(7, 3).tag(7, 4).toBytes(),
                new Protobuf().tag(7, 4).toBytes(),
                new Protobuf().tag(7, 6).toBytes(),
                new Protobuf().tag(7, 7).toBytes(),
                new Protobuf().raw(255, 255, 255, 255, 255, 1).toBytes(),
                new Protobuf().tag(7, 5).raw(1, 2, 3).toBytes(),
                new Protobuf().tag(7, 1).raw(1, 2, 3).toBytes(),
                new Protobuf().tag(7, 2).raw(255, 255, 255, 255, 15).toBytes(),
                new Protobuf()
                        .tag(7, 2)
                        .raw(255, 255, 255, 255, 255, 255, 255, 255, 255, 1)
                        .toBytes(),
                new Protobuf().number(1, 7).toBytes(),
                new Protobuf().bytes(1, new Protobuf().number(1, 7).toBytes()).toBytes(),
                new Protobuf().bytes(1, new byte[0]).bytes(1, new byte[0]).toBytes(),
                new Protobuf()
                        .bytes(1, new Protobuf().bytes(1, new byte[] {-1}).toBytes())
                        .toBytes(),
                field(new Protobuf().toBytes()),
                field(new Protobuf().number(99, 1).toBytes()),
                field(new Protobuf().number(1, 1).number(2, 1).toBytes()),
                field(new Protobuf().number(17, 1).toBytes()),
                field(new Protobuf()
                        .bytes(10, new Protobuf().number(1, Long.MAX_VALUE).toBytes())
                        .toBytes()),
                field(new Protobuf()
                        .bytes(10, new Protobuf().number(2, -1).toBytes())
                        .toBytes()),
                field(new Protobuf()
                        .bytes(10, new Protobuf().number(2, 1_000_000_000).toBytes())
                        .toBytes()),
                new Protobuf()
                        .bytes(1, new Protobuf().bytes(2, new byte[0]).toBytes())
                        .toBytes());
    }

    private static byte[] field(byte[] value) {
        byte[] entry = new Protobuf().bytes(1, new byte[] {'a'}).bytes(2, value).toBytes();
        return new Protobuf().bytes(1, new Protobuf().bytes(2, entry).toBytes()).toBytes();
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatIsNotProtobufOfADocumentIsRefused(byte[] bytes) {
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("the data, protobuf before byte ");
    }

    @Test
    void twoFieldsOfOneNameAreRefused() {
        byte[] entry = new Protobuf()
                .bytes(1, new byte[] {'a'})
                .bytes(2, Protobuf.value(1L))
                .toBytes();
        byte[] document = new Protobuf().bytes(2, entry).bytes(2, entry).toBytes();
        assertThatThrownBy(() -> read(new Protobuf().bytes(1, document).toBytes()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void depthIsBounded() throws IOException {
        assertThat(json(read(nested(99)).after)).isNotNull();
        assertThatThrownBy(() -> read(nested(100)))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("nested");
        assertThatThrownBy(() -> read(nested(20_000))).isInstanceOf(UndecodableException.class);
    }

    private static byte[] nested(int depth) {
        byte[] value = Protobuf.value(1L);
        for (int i = 0; i < depth; i++) {
            value = new Protobuf()
                    .bytes(9, new Protobuf().bytes(1, value).toBytes())
                    .toBytes();
        }
        byte[] entry = new Protobuf().bytes(1, new byte[] {'a'}).bytes(2, value).toBytes();
        byte[] document =
                new Protobuf().bytes(1, EventApps.bytes(NAME)).bytes(2, entry).toBytes();
        return new Protobuf().bytes(1, document).toBytes();
    }

    private static Object json(DocumentImages.Image image) {
        byte[] json = image.json();
        return json == null ? "absent" : comparable(JsonCodec.light().read(json, Object.class));
    }

    private static Object comparable(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> result = new LinkedHashMap<>();
            map.forEach((name, element) -> result.put((String) name, comparable(element)));
            return result;
        }
        if (value instanceof List<?> list) {
            List<Object> result = new ArrayList<>();
            list.forEach(element -> result.add(comparable(element)));
            return result;
        }
        return value instanceof Number number
                ? normal(new BigDecimal(number.toString()))
                : Objects.requireNonNullElse(value, "nothing");
    }

    private static BigDecimal normal(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    /** What should become of a value. */
    private static Object plain(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> result = new LinkedHashMap<>();
            map.forEach((name, element) -> result.put((String) name, plain(element)));
            return result;
        }
        if (value instanceof List<?> list) {
            List<Object> result = new ArrayList<>();
            list.forEach(element -> result.add(plain(element)));
            return result;
        }
        if (value instanceof Protobuf.Reference reference) {
            return reference.path;
        }
        if (value instanceof Protobuf.Point point) {
            return Map.of("latitude", plain(point.latitude), "longitude", plain(point.longitude));
        }
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        if (value instanceof Double number && (number.isNaN() || number.isInfinite())) {
            return number.toString();
        }
        return value instanceof Number number
                ? normal(new BigDecimal(number.toString()))
                : value instanceof Instant time ? time.toString() : Objects.requireNonNullElse(value, "nothing");
    }

    private static Map<String, Object> typed(Map<?, ?> fields) {
        Map<String, Object> result = new LinkedHashMap<>();
        fields.forEach((name, value) -> result.put((String) name, typed(value)));
        return result;
    }

    private static Map<String, ? extends @Nullable Object> typed(@Nullable Object value) {
        if (value == null) {
            return Collections.singletonMap("nullValue", null);
        }
        if (value instanceof Map<?, ?> map) {
            return Map.of("mapValue", Map.of("fields", typed(map)));
        }
        if (value instanceof List<?> list) {
            List<Object> values = new ArrayList<>();
            list.forEach(element -> values.add(typed(element)));
            return Map.of("arrayValue", Map.of("values", values));
        }
        if (value instanceof Protobuf.Point point) {
            return Map.of("geoPointValue", Map.of("latitude", point.latitude, "longitude", point.longitude));
        }
        if (value instanceof Double number) {
            boolean finite = !number.isNaN() && !number.isInfinite();
            return Map.of("doubleValue", finite ? (Object) number : number.toString());
        }
        if (value instanceof Boolean bool) {
            return Map.of("booleanValue", bool);
        }
        return value instanceof Long
                ? Map.of("integerValue", value.toString())
                : value instanceof Instant
                        ? Map.of("timestampValue", value.toString())
                        : value instanceof byte[]
                                ? Map.of("bytesValue", plain(value))
                                : Map.of(value instanceof String ? "stringValue" : "referenceValue", plain(value));
    }

    @Provide
    Arbitrary<Map<String, Object>> fields() {
        return fields(values(2)).withoutEdgeCases();
    }

    private static Arbitrary<Map<String, Object>> fields(Arbitrary<Object> values) {
        return Arbitraries.maps(texts().ofMaxLength(5), values).ofMaxSize(5).map(LinkedHashMap::new);
    }

    private static net.jqwik.api.arbitraries.StringArbitrary texts() {
        return Arbitraries.strings().withCharRange('\u0000', '\uD7FF');
    }

    private static Arbitrary<Object> values(int depth) {
        Arbitrary<Object> scalar = Arbitraries.oneOf(
                Arbitraries.of(true, false).map(value -> (Object) value),
                Arbitraries.longs().map(value -> (Object) value),
                Arbitraries.doubles().map(value -> (Object) value),
                Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, Double.MIN_VALUE)
                        .map(value -> (Object) value),
                Arbitraries.longs().between(-62_135_596_800L, 253_402_300_799L).map(seconds ->
                        (Object) Instant.ofEpochSecond(seconds, Math.floorMod(seconds, 1_000_000_000))),
                texts().ofMaxLength(20).map(value -> (Object) value),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(20).map(value -> (Object) value),
                texts().ofMaxLength(20).map(Protobuf.Reference::new),
                Combinators.combine(
                                Arbitraries.doubles().between(-90, 90),
                                Arbitraries.doubles().between(-180, 180))
                        .as(Protobuf.Point::new));
        Arbitrary<Object> nullable = scalar.injectNull(0.1);
        if (depth == 0) {
            return nullable;
        }
        Arbitrary<Object> deeper = Arbitraries.lazy(() -> values(depth - 1));
        return Arbitraries.oneOf(
                nullable,
                deeper.list().ofMaxSize(4).map(value -> (Object) value),
                fields(deeper).map(value -> (Object) value));
    }
}
