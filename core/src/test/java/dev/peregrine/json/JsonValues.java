package dev.peregrine.json;

import dev.peregrine.json.JsonRules.Colour;
import dev.peregrine.json.JsonRules.Item;
import dev.peregrine.json.JsonRules.Optionals;
import dev.peregrine.json.JsonRules.Order;
import dev.peregrine.json.JsonRules.Page;
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
import org.jspecify.annotations.Nullable;

/** Random values of every kind that the codecs bind. */
final class JsonValues {
    private JsonValues() {}

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

    static Arbitrary<Order> orders() {
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

    static Arbitrary<All> all() {
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
        return Arbitraries.strings().all().ofMaxLength(8).filter(JsonValues::isPaired);
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

    static Arbitrary<Object> anyJson() {
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
