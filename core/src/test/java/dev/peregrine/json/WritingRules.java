package dev.peregrine.json;

import dev.peregrine.json.JsonRules.Anything;
import dev.peregrine.json.JsonRules.Arrays2;
import dev.peregrine.json.JsonRules.Colour;
import dev.peregrine.json.JsonRules.Contact;
import dev.peregrine.json.JsonRules.Empty;
import dev.peregrine.json.JsonRules.Holder;
import dev.peregrine.json.JsonRules.Item;
import dev.peregrine.json.JsonRules.Named;
import dev.peregrine.json.JsonRules.Optionals;
import dev.peregrine.json.JsonRules.Order;
import dev.peregrine.json.JsonRules.Page;
import dev.peregrine.json.JsonRules.Tree;
import dev.peregrine.json.JsonRules.Writing;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/** The rules for writing. */
final class WritingRules {
    private final List<Writing> rows = new ArrayList<>();
    private String rule = "";

    private WritingRules() {}

    static List<Writing> rows() {
        WritingRules rules = new WritingRules();
        rules.written();
        rules.unwritable();
        return rules.rows;
    }

    private void writes(Object value, String json) {
        rows.add(new Writing(rule, value, json, ""));
    }

    private void refusesToWrite(Object value, String part) {
        rows.add(new Writing(rule, value, "", part));
    }

    private void written() {
        rule = "components in their order, nothing else";
        writes(new Contact("Ada", "a@b"), "{\"name\":\"Ada\",\"email\":\"a@b\"}");
        writes(new Named("n", true), "{\"getName\":\"n\",\"isOpen\":true}");
        writes(new Empty(), "{}");
        writes(new Page<>(List.of(new JsonRules.Id("a")), Optional.empty()), "{\"items\":[{\"value\":\"a\"}]}");
        writes(new Holder<>(new Holder<>(1)), "{\"held\":{\"held\":1}}");
        writes(new Tree(List.of(new Tree(List.of()))), "{\"children\":[{\"children\":[]}]}");

        rule = "an empty optional component is left out";
        writes(
                new Optionals(Optional.empty(), OptionalInt.empty(), OptionalLong.empty(), OptionalDouble.empty()),
                "{}");
        writes(
                new Optionals(
                        Optional.of(new Item("s", 1, new BigDecimal("1.10"))),
                        OptionalInt.of(1),
                        OptionalLong.of(2),
                        OptionalDouble.of(0.5)),
                "{\"item\":{\"sku\":\"s\",\"count\":1,\"price\":1.10},\"count\":1,\"size\":2,\"ratio\":0.5}");
        writes(Optional.empty(), "null");
        writes(List.of(Optional.of(1), Optional.empty()), "[1,null]");

        rule = "each kind of value in its one form";
        writes("a\"\\\n</script>é", "\"a\\\"\\\\\\n</script>é\"");
        writes('a', "\"a\"");
        writes(Colour.GREEN, "\"GREEN\"");
        writes(List.of(true, (byte) 1, (short) 2, 3, 4L), "[true,1,2,3,4]");
        writes(List.of(0.5, 1.5f, 1e10, -0.0), "[0.5,1.5,1.0E10,-0.0]");
        writes(List.of(new BigDecimal("1E+3"), new BigDecimal("0.0000001")), "[1000,0.0000001]");
        writes(new BigInteger("123456789012345678901234567890"), "123456789012345678901234567890");
        writes(new byte[] {0, -1}, "\"AP8=\"");
        writes(new int[] {1, 2}, "[1,2]");
        writes(new double[] {1, 2}, "[1.0,2.0]");
        writes(new String[][] {{"a"}, {}}, "[[\"a\"],[]]");
        writes(new Object[] {1, "a"}, "[1,\"a\"]");
        writes(Arrays.asList(1, null), "[1,null]");
        writes(Collections.singletonMap("a", null), "{\"a\":null}");
        writes(Map.of(1, 2), "{\"1\":2}");
        writes(Map.of(Colour.RED, List.of()), "{\"RED\":[]}");
        writes(Map.of(Year.of(5), 1), "{\"0005\":1}");
        writes(new UUID(1, 2), "\"00000000-0000-0001-0000-000000000002\"");
        writes(URI.create("a:b"), "\"a:b\"");

        rule = "times are ISO 8601 strings";
        writes(Instant.parse("2024-05-31T12:30:00Z"), "\"2024-05-31T12:30:00Z\"");
        writes(Instant.parse("2024-05-31T12:30:00.500Z"), "\"2024-05-31T12:30:00.500Z\"");
        writes(LocalDate.of(2024, 5, 31), "\"2024-05-31\"");
        writes(LocalTime.of(12, 30), "\"12:30\"");
        writes(LocalDateTime.of(2024, 5, 31, 12, 30), "\"2024-05-31T12:30\"");
        writes(OffsetDateTime.parse("2024-05-31T12:30:01+02:00"), "\"2024-05-31T12:30:01+02:00\"");
        writes(
                ZonedDateTime.of(2024, 5, 31, 12, 30, 0, 0, ZoneId.of("Europe/Paris")),
                "\"2024-05-31T12:30+02:00[Europe/Paris]\"");
        writes(Duration.ofMinutes(90), "\"PT1H30M\"");
        writes(Period.of(1, 2, 3), "\"P1Y2M3D\"");
        writes(Year.of(800), "\"0800\"");
        writes(YearMonth.of(12024, 5), "\"+12024-05\"");
        writes(ZoneId.of("Europe/Paris"), "\"Europe/Paris\"");
        writes(ZoneOffset.ofHours(2), "\"+02:00\"");
    }

    @SuppressWarnings({"NullAway", "NullOptional"}) // nulls where they must not be are what these rows are about
    private void unwritable() {
        rule = "null where reading refuses it";
        refusesToWrite(new Contact("a", null), "/email");
        refusesToWrite(List.of(new Tree(List.of(new Tree(null)))), "/0/children/0/children");
        refusesToWrite(new Order(1, Colour.RED, Arrays.asList((Item) null), Optional.empty()), "/items/0");
        refusesToWrite(new Order(1, Colour.RED, List.of(), null), "/note");
        refusesToWrite(new Anything(null), "/value");
        refusesToWrite(new Arrays2(new int[0], new String[][] {{null}}, new Item[0]), "/words/0/0");
        refusesToWrite(Collections.singletonMap(null, 1), "null");

        rule = "numbers that JSON does not have";
        refusesToWrite(Double.NaN, "NaN");
        refusesToWrite(List.of(1.0, Double.POSITIVE_INFINITY), "/1");
        refusesToWrite(new Holder<>(Float.NEGATIVE_INFINITY), "/held");
        refusesToWrite(new double[] {Double.NaN}, "/0");
        refusesToWrite(new float[] {1, Float.NaN}, "/1");
        refusesToWrite(new BigDecimal("1E+1000000000"), "1000 digits");
        refusesToWrite(List.of(BigInteger.TEN.pow(1000)), "/0");

        rule = "nesting deeper than 200 levels";
        List<Object> itself = new ArrayList<>();
        itself.add(itself);
        refusesToWrite(itself, "nested deeper than 200 levels");
    }
}
