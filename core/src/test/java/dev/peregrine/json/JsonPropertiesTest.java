package dev.peregrine.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.TypeRef;
import dev.peregrine.json.JsonRules.Colour;
import dev.peregrine.json.JsonRules.Contact;
import dev.peregrine.json.JsonRules.Item;
import dev.peregrine.json.JsonRules.Optionals;
import dev.peregrine.json.JsonRules.Order;
import dev.peregrine.json.JsonRules.Page;
import dev.peregrine.json.JsonRules.Tree;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class JsonPropertiesTest {
    private static final Map<String, JsonCodec> CODECS =
            Map.of("light", JsonCodec.light(), "databind", JsonCodec.databind());

    record Numbers(byte b, Short s, int i, Long l, float f, Double d, BigInteger whole, BigDecimal exact) {}

    record Texts(String text, char c, Colour colour, UUID uuid, Optional<String> maybe, boolean flag) {}

    record Moments(Instant instant, LocalDateTime local, OffsetDateTime offset, ZonedDateTime zoned, LocalTime time) {}

    record Spans(LocalDate date, Duration duration, Period period, Year year, YearMonth month) {}

    record Containers(
            List<Numbers> list,
            Set<String> set,
            Map<String, Texts> byName,
            Map<Long, Integer> byNumber,
            Map<LocalDate, List<Optional<Integer>>> byDate,
            Optionals optionals) {}

    record All(Moments moments, Spans spans, Containers containers, Page<Map<Colour, BigDecimal>> page) {}

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void everyCodecReadsWhatAnyWrote(@ForAll("values") All value) {
        byte[] json = JsonCodec.light().write(value);

        assertThat(text(JsonCodec.databind().write(value))).isEqualTo(text(json));
        for (JsonCodec codec : CODECS.values()) {
            assertThat(codec.read(json, All.class)).isEqualTo(value);
        }
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void anyJsonComesBackAsItWas(@ForAll("anyJson") Object value) {
        byte[] json = JsonCodec.light().write(value);

        assertThat(text(JsonCodec.databind().write(value))).isEqualTo(text(json));
        for (JsonCodec codec : CODECS.values()) {
            assertThat(codec.read(json, Object.class)).isEqualTo(value);
        }
    }

    @Property(tries = 300)
    void everyTruncatedDocumentIsRefused(@ForAll("orders") Order order, @ForAll double share) {
        byte[] json = JsonCodec.light().write(order);
        int length = (int) (Math.abs(share % 1.0) * json.length);
        byte[] truncated = Arrays.copyOf(json, length);

        for (JsonCodec codec : CODECS.values()) {
            assertThat(outcome(codec, truncated, Order.class)).isInstanceOf(JsonException.class);
        }
    }

    @Property(tries = 500)
    void randomBytesAreReadOrRefusedAlikeByEveryCodec(@ForAll("types") Type type, @ForAll byte[] bytes) {
        assertAlike(bytes, type);
    }

    @Property(tries = 1000)
    void randomTokensAreReadOrRefusedAlikeByEveryCodec(
            @ForAll("types") Type type, @ForAll("tokens") List<String> tokens) {
        assertAlike(String.join("", tokens).getBytes(StandardCharsets.UTF_8), type);
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void aDocumentWithOneWrongValueIsReadOrRefusedAlikeByEveryCodec(
            @ForAll("orders") Order order, @ForAll("token") String token, @ForAll int place) {
        String json = text(JsonCodec.light().write(order));
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < json.length() - 1; i++) {
            if (":,[".indexOf(json.charAt(i)) >= 0) {
                starts.add(i + 1);
            }
        }
        int start = starts.get(Math.floorMod(place, starts.size()));
        int end = start;
        while (end < json.length() && ",]}".indexOf(json.charAt(end)) < 0) {
            end++;
        }
        String changed = json.substring(0, start) + token + json.substring(end);

        assertAlike(changed.getBytes(StandardCharsets.UTF_8), Order.class);
    }

    /** The same value, or the same refusal at the same place. */
    private static void assertAlike(byte[] json, Type type) {
        Object light = outcome(JsonCodec.light(), json, type);
        for (Map.Entry<String, JsonCodec> codec : CODECS.entrySet()) {
            Object other = outcome(codec.getValue(), json, type);
            if (light instanceof JsonException refusal) {
                assertThat(other)
                        .as(codec.getKey())
                        .isInstanceOf(JsonException.class)
                        .hasToString(refusal.toString());
                assertThat(((JsonException) other).pointer()).isEqualTo(refusal.pointer());
            } else {
                assertThat(other).as(codec.getKey()).isEqualTo(light);
            }
        }
    }

    private static Object outcome(JsonCodec codec, byte[] json, Type type) {
        try {
            return codec.read(json, type);
        } catch (JsonException e) {
            return e;
        }
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    @Provide
    Arbitrary<Type> types() {
        return Arbitraries.of(
                Contact.class,
                Order.class,
                Tree.class,
                JsonRules.Id.class,
                Object.class,
                String.class,
                int.class,
                BigDecimal.class,
                Instant.class,
                Colour.class,
                Optionals.class,
                int[].class,
                new TypeRef<Page<Item>>() {}.type(),
                new TypeRef<List<Object>>() {}.type(),
                new TypeRef<Map<Colour, List<Long>>>() {}.type(),
                new TypeRef<Map<Integer, Boolean>>() {}.type());
    }

    @Provide
    Arbitrary<String> token() {
        return Arbitraries.of(
                "{",
                "}",
                "[",
                "]",
                ",",
                ":",
                "null",
                "true",
                "false",
                "1",
                "-0",
                "1.0",
                "1e5",
                "1e999999999",
                "\"\"",
                "\"RED\"",
                "\"value\":",
                "\"name\":",
                "\"id\":1,",
                "\"items\":[",
                "\"children\":[",
                "{\"value\":",
                "\"x\":{\"a\":1}",
                "9999999999",
                "\"2024-05-31T12:30:00Z\"",
                " ",
                "\"\\ud800\"",
                "\u00fc",
                "'",
                "nul");
    }

    @Provide
    Arbitrary<List<String>> tokens() {
        return token().list().ofMaxSize(12);
    }

    @Provide
    Arbitrary<Order> orders() {
        Arbitrary<Item> items = Combinators.combine(
                        Arbitraries.strings().alpha().ofMaxLength(5), Arbitraries.integers(), decimals())
                .as(Item::new);
        return Combinators.combine(
                        Arbitraries.longs(),
                        Arbitraries.of(Colour.class),
                        items.list().ofMaxSize(3),
                        Arbitraries.strings().alpha().ofMaxLength(5).optional())
                .as(Order::new);
    }

    @Provide
    Arbitrary<All> values() {
        Arbitrary<Page<Map<Colour, BigDecimal>>> pages = Arbitraries.maps(Arbitraries.of(Colour.class), decimals())
                .ofMaxSize(2)
                .list()
                .ofMaxSize(2)
                .map(items -> new Page<>(items, Optional.of(new Page<>(items, Optional.empty()))));
        return Combinators.combine(moments(), spans(), containers(), pages).as(All::new);
    }

    private static Arbitrary<BigInteger> wholes() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.integers().between(0, 80))
                .as((whole, shift) -> BigInteger.valueOf(whole).shiftLeft(shift));
    }

    /** Jackson's parser refuses half a surrogate pair in a name, though not in a string. */
    private static Arbitrary<String> names() {
        return Arbitraries.strings().all().ofMaxLength(8).filter(JsonPropertiesTest::isPaired);
    }

    private static boolean isPaired(String name) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(name);
    }

    private static Arbitrary<BigDecimal> decimals() {
        return Combinators.combine(wholes(), Arbitraries.integers().between(0, 40))
                .as(BigDecimal::new);
    }

    private static Arbitrary<Numbers> numbers() {
        return Combinators.combine(
                        Arbitraries.bytes(),
                        Arbitraries.shorts(),
                        Arbitraries.integers(),
                        Arbitraries.longs(),
                        Arbitraries.floats(),
                        Arbitraries.doubles(),
                        wholes(),
                        decimals())
                .as(Numbers::new);
    }

    private static Arbitrary<Texts> texts() {
        return Combinators.combine(
                        Arbitraries.strings().all().ofMaxLength(20),
                        Arbitraries.chars().all(),
                        Arbitraries.of(Colour.class),
                        Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
                                .as(UUID::new),
                        Arbitraries.strings().ascii().ofMaxLength(5).optional(),
                        Arbitraries.of(true, false))
                .as(Texts::new);
    }

    private static Arbitrary<LocalDateTime> locals() {
        return Combinators.combine(
                        Arbitraries.longs().between(-400_000_000_000L, 400_000_000_000L),
                        Arbitraries.integers().between(0, 999_999_999),
                        Arbitraries.of(1, 1_000, 1_000_000, 1_000_000_000))
                .as((second, nano, grain) -> LocalDateTime.ofEpochSecond(second, nano / grain * grain, ZoneOffset.UTC));
    }

    private static Arbitrary<Moments> moments() {
        Arbitrary<ZoneOffset> offsets =
                Arbitraries.integers().between(-64_800, 64_800).map(ZoneOffset::ofTotalSeconds);
        Arbitrary<ZoneId> zones = Arbitraries.of(ZoneId.getAvailableZoneIds()).map(ZoneId::of);
        return Combinators.combine(locals(), offsets, zones)
                .as((local, offset, zone) -> new Moments(
                        local.toInstant(ZoneOffset.UTC),
                        local,
                        local.atOffset(offset),
                        ZonedDateTime.of(local, zone),
                        local.toLocalTime()));
    }

    private static Arbitrary<Spans> spans() {
        Arbitrary<LocalDate> dates = Arbitraries.longs()
                .between(LocalDate.MIN.toEpochDay(), LocalDate.MAX.toEpochDay())
                .map(LocalDate::ofEpochDay);
        Arbitrary<Duration> durations = Combinators.combine(
                        Arbitraries.longs().between(-1_000_000_000_000L, 1_000_000_000_000L),
                        Arbitraries.integers().between(0, 999_999_999))
                .as(Duration::ofSeconds);
        Arbitrary<Period> periods = Combinators.combine(
                        Arbitraries.integers(), Arbitraries.integers(), Arbitraries.integers())
                .as(Period::of);
        return Combinators.combine(dates, durations, periods)
                .as((date, duration, period) ->
                        new Spans(date, duration, period, Year.from(date), YearMonth.from(date)));
    }

    private static Arbitrary<Containers> containers() {
        Arbitrary<Map<LocalDate, List<Optional<Integer>>>> byDate = Arbitraries.maps(
                        Arbitraries.longs().between(-1_000_000, 1_000_000).map(LocalDate::ofEpochDay),
                        Arbitraries.integers().optional().list().ofMaxSize(2))
                .ofMaxSize(2);
        Arbitrary<Optionals> optionals = Combinators.combine(
                        Arbitraries.integers(), Arbitraries.longs(), Arbitraries.doubles(), Arbitraries.of(true, false))
                .as((i, l, d, present) -> new Optionals(
                        Optional.empty(),
                        present ? OptionalInt.of(i) : OptionalInt.empty(),
                        present ? OptionalLong.of(l) : OptionalLong.empty(),
                        present ? OptionalDouble.of(d) : OptionalDouble.empty()));
        return Combinators.combine(
                        numbers().list().ofMaxSize(2),
                        names().set().ofMaxSize(3),
                        Arbitraries.maps(names(), texts()).ofMaxSize(2),
                        Arbitraries.maps(Arbitraries.longs(), Arbitraries.integers())
                                .ofMaxSize(2),
                        byDate,
                        optionals)
                .as(Containers::new);
    }

    @Provide
    Arbitrary<Object> anyJson() {
        return anyJson(3).filter(value -> value != null).map(value -> value);
    }

    private static Arbitrary<@Nullable Object> anyJson(int depth) {
        Arbitrary<@Nullable Object> leaves = Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(8).asGeneric(),
                Arbitraries.longs().asGeneric(),
                Arbitraries.of(true, false).asGeneric(),
                wholes().filter(whole -> whole.bitLength() > 63).asGeneric(),
                decimals().filter(exact -> exact.scale() > 0).asGeneric(),
                Arbitraries.just((Object) Optional.empty()).map(nothing -> null));
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<@Nullable Object> deeper = anyJson(depth - 1);
        return Arbitraries.oneOf(
                leaves,
                deeper.list().ofMaxSize(3).asGeneric(),
                Arbitraries.maps(names(), deeper)
                        .ofMaxSize(3)
                        .map(LinkedHashMap::new)
                        .asGeneric());
    }
}
