package dev.peregrine.json;

import dev.peregrine.TypeRef;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules of JSON as rows of examples; every codec must pass all of them. */
final class JsonRules {
    enum Colour {
        RED,
        GREEN {
            @Override
            boolean calm() {
                return true;
            }
        };

        boolean calm() {
            return false;
        }
    }

    record Contact(String name, String email) {}

    record Item(String sku, int count, BigDecimal price) {}

    record Order(long id, Colour colour, List<Item> items, Optional<String> note) {}

    record Page<T>(List<T> items, Optional<Page<T>> next) {}

    record Tree(List<Tree> children) {}

    record Empty() {}

    record Id(String value) {}

    record Range(int from, int to) {
        Range {
            if (from > to) {
                throw new IllegalArgumentException("secret " + from);
            }
        }
    }

    record Anything(Object value) {}

    record Optionals(Optional<Item> item, OptionalInt count, OptionalLong size, OptionalDouble ratio) {}

    record Named(String getName, boolean isOpen) {
        String getOther() {
            return "other";
        }
    }

    record Arrays2(int[] numbers, String[][] words, Item[] items) {}

    record Holder<T>(T held) {}

    /** One example: JSON and either the value read from it or the place and the words of the refusal. */
    record Reading(
            String rule, Type type, String json, @Nullable Object value, String pointer, String detail) {
        /** Short and printable: it is the name of a test. */
        @Override
        public String toString() {
            StringBuilder shown = new StringBuilder(rule + ": ");
            for (int i = 0; i < Math.min(json.length(), 60); i++) {
                char c = json.charAt(i);
                shown.append(c >= ' ' && c <= '~' ? c : '?');
            }
            return json.length() > 60 ? shown.append("...").toString() : shown.toString();
        }
    }

    /** One example: a value and either its JSON or a part of the refusal. */
    record Writing(String rule, Object value, String json, String refusal) {
        @Override
        public String toString() {
            return rule + ": " + (refusal.isEmpty() ? json.replace('é', '?') : refusal);
        }
    }

    private final List<Reading> readings = new ArrayList<>();
    private final List<Writing> writings = new ArrayList<>();
    private String rule = "";

    static List<Reading> readings() {
        JsonRules rules = new JsonRules();
        rules.records();
        rules.nulls();
        rules.duplicates();
        rules.containers();
        rules.texts();
        rules.numbers();
        rules.times();
        rules.anyJson();
        rules.malformed();
        return rules.readings;
    }

    static List<Writing> writings() {
        JsonRules rules = new JsonRules();
        rules.written();
        rules.unwritable();
        return rules.writings;
    }

    private void reads(Type type, String json, Object value) {
        readings.add(new Reading(rule, type, json, value, "", ""));
    }

    private void reads(TypeRef<?> type, String json, Object value) {
        reads(type.type(), json, value);
    }

    private void refuses(Type type, String json, String pointer, String detail) {
        readings.add(new Reading(rule, type, json, null, pointer, detail));
    }

    private void refuses(TypeRef<?> type, String json, String pointer, String detail) {
        refuses(type.type(), json, pointer, detail);
    }

    private void writes(Object value, String json) {
        writings.add(new Writing(rule, value, json, ""));
    }

    private void refusesToWrite(Object value, String part) {
        writings.add(new Writing(rule, value, "", part));
    }

    private void records() {
        rule = "records by component names, in any order";
        reads(Contact.class, "{\"name\":\"Ada\",\"email\":\"a@b\"}", new Contact("Ada", "a@b"));
        reads(Contact.class, " { \"email\" : \"a@b\" , \"name\" : \"\" } ", new Contact("", "a@b"));
        reads(Empty.class, "{}", new Empty());
        reads(Named.class, "{\"getName\":\"n\",\"isOpen\":true,\"other\":1}", new Named("n", true));
        reads(
                Order.class,
                "{\"id\":7,\"colour\":\"GREEN\",\"items\":[{\"sku\":\"s\",\"count\":2,\"price\":1.10}]}",
                new Order(7, Colour.GREEN, List.of(new Item("s", 2, new BigDecimal("1.10"))), Optional.empty()));
        refuses(Contact.class, "[]", "", "expected an object, found an array");
        refuses(Contact.class, "\"\"", "", "expected an object, found a string");
        refuses(Id.class, "\"x\"", "", "expected an object, found a string");
        refuses(Id.class, "1", "", "expected an object, found a number");
        refuses(Contact.class, "{\"Name\":\"Ada\",\"email\":\"a@b\"}", "/name", "missing");
        refuses(
                Order.class,
                "{\"id\":7,\"colour\":\"RED\",\"items\":[{\"sku\":\"s\",\"count\":2,\"price\":1},[]]}",
                "/items/1",
                "expected an object, found an array");

        rule = "generic and recursive records";
        reads(
                new TypeRef<Page<Contact>>() {},
                "{\"items\":[{\"name\":\"n\",\"email\":\"e\"}],\"next\":{\"items\":[]}}",
                new Page<>(
                        List.of(new Contact("n", "e")), Optional.of(new Page<Contact>(List.of(), Optional.empty()))));
        refuses(
                new TypeRef<Page<Integer>>() {},
                "{\"items\":[],\"next\":{\"items\":[1,\"2\"]}}",
                "/next/items/1",
                "expected a whole number, found a string");
        reads(
                new TypeRef<Holder<Map<String, List<Colour>>>>() {},
                "{\"held\":{\"a\":[\"RED\"]}}",
                new Holder<>(Map.of("a", List.of(Colour.RED))));
        reads(Tree.class, "{\"children\":[{\"children\":[]}]}", new Tree(List.of(new Tree(List.of()))));
        refuses(Tree.class, "{\"children\":[{\"children\":[]},{}]}", "/children/1/children", "missing");

        rule = "unknown properties are skipped";
        reads(Id.class, "{\"a\":{\"b\":[1,{\"c\":null}]},\"value\":\"v\",\"d\":1e999}", new Id("v"));

        rule = "what a record's constructor refuses is not acceptable";
        reads(Range.class, "{\"from\":1,\"to\":2}", new Range(1, 2));
        refuses(Range.class, "{\"from\":3,\"to\":2}", "", "not acceptable");
        refuses(new TypeRef<List<Range>>() {}, "[{\"from\":3,\"to\":2}]", "/0", "not acceptable");
        refuses(
                new TypeRef<Map<String, Holder<Range>>>() {},
                "{\"a\":{\"held\":{\"from\":3,\"to\":2}}}",
                "/a/held",
                "not acceptable");
    }

    private void nulls() {
        rule = "a missing or null component is an error unless it is an optional";
        refuses(Contact.class, "{}", "/name", "missing");
        refuses(Contact.class, "{\"name\":\"Ada\"}", "/email", "missing");
        refuses(Contact.class, "{\"name\":null,\"email\":\"a@b\"}", "/name", "must not be null");
        refuses(Range.class, "{\"from\":1}", "/to", "missing");
        refuses(Range.class, "{\"from\":1,\"to\":null}", "/to", "must not be null");
        refuses(Tree.class, "{\"children\":null}", "/children", "must not be null");
        refuses(Anything.class, "{}", "/value", "missing");
        refuses(Anything.class, "{\"value\":null}", "/value", "must not be null");
        refuses(new TypeRef<Holder<Map<String, String>>>() {}, "{\"held\":null}", "/held", "must not be null");
        refuses(Arrays2.class, "{\"numbers\":null}", "/numbers", "must not be null");
        reads(
                Optionals.class,
                "{}",
                new Optionals(Optional.empty(), OptionalInt.empty(), OptionalLong.empty(), OptionalDouble.empty()));
        reads(
                Optionals.class,
                "{\"item\":null,\"count\":null,\"size\":null,\"ratio\":null}",
                new Optionals(Optional.empty(), OptionalInt.empty(), OptionalLong.empty(), OptionalDouble.empty()));
        reads(
                Optionals.class,
                "{\"item\":{\"sku\":\"s\",\"count\":1,\"price\":2},\"count\":1,\"size\":2,\"ratio\":0.5}",
                new Optionals(
                        Optional.of(new Item("s", 1, new BigDecimal("2"))),
                        OptionalInt.of(1),
                        OptionalLong.of(2),
                        OptionalDouble.of(0.5)));
        refuses(Optionals.class, "{\"item\":{\"sku\":null}}", "/item/sku", "must not be null");
        refuses(Optionals.class, "{\"count\":\"1\"}", "/count", "expected a whole number, found a string");
        refuses(Optionals.class, "{\"size\":1.0}", "/size", "expected a whole number, without fraction or exponent");

        rule = "a null element, map value or document is an error";
        refuses(new TypeRef<List<String>>() {}, "[\"a\",null]", "/1", "must not be null");
        refuses(new TypeRef<List<List<Integer>>>() {}, "[[1],[null]]", "/1/0", "must not be null");
        refuses(new TypeRef<Set<Contact>>() {}, "[null]", "/0", "must not be null");
        refuses(new TypeRef<Map<String, Integer>>() {}, "{\"a/b\":null}", "/a~1b", "must not be null");
        refuses(Arrays2.class, "{\"numbers\":[1,null]}", "/numbers/1", "must not be null");
        refuses(Arrays2.class, "{\"words\":[[\"a\",null]]}", "/words/0/1", "must not be null");
        refuses(Tree.class, "{\"children\":[null]}", "/children/0", "must not be null");
        refuses(Contact.class, "null", "", "must not be null");
        refuses(String.class, "null", "", "must not be null");
        refuses(Object.class, "null", "", "must not be null");
        refuses(int.class, "null", "", "must not be null");
        reads(new TypeRef<Optional<String>>() {}, "null", Optional.empty());
        reads(new TypeRef<List<Optional<String>>>() {}, "[\"a\",null]", List.of(Optional.of("a"), Optional.empty()));
    }

    private void duplicates() {
        rule = "a name given twice is an error, wherever it stands";
        refuses(Id.class, "{\"value\":\"a\",\"value\":\"a\"}", "/value", "given twice");
        refuses(Id.class, "{\"value\":\"a\",\"x\":1,\"y\":{\"z\":[{\"k\":1,\"k\":2}]}}", "/y/z/0/k", "given twice");
        refuses(new TypeRef<Map<String, Integer>>() {}, "{\"a\":1,\"b\":2,\"a\":1}", "/a", "given twice");
        refuses(Object.class, "[{\"a\":1,\"\\u0061\":2}]", "/0/a", "given twice");
    }

    private void containers() {
        rule = "lists, sets, collections and arrays are JSON arrays";
        reads(new TypeRef<List<String>>() {}, "[]", List.of());
        reads(new TypeRef<List<String>>() {}, "[\"b\",\"a\",\"b\"]", List.of("b", "a", "b"));
        reads(new TypeRef<Collection<Integer>>() {}, "[3,1]", List.of(3, 1));
        reads(new TypeRef<Set<String>>() {}, "[\"z\",\"a\",\"z\",\"m\"]", List.of("z", "a", "m"));
        reads(new TypeRef<List<? extends Contact>>() {}, "[]", List.of());
        reads(int[].class, "[1,-2]", new int[] {1, -2});
        reads(double[].class, "[1,0.5]", new double[] {1, 0.5});
        reads(boolean[].class, "[true]", new boolean[] {true});
        reads(char[].class, "[\"a\"]", new char[] {'a'});
        reads(long[][].class, "[[1],[]]", new long[][] {{1}, {}});
        reads(String[].class, "[\"a\"]", new String[] {"a"});
        reads(Contact[].class, "[{\"name\":\"n\",\"email\":\"e\"}]", new Contact[] {new Contact("n", "e")});
        reads(Object[].class, "[1,null]", new @Nullable Object[] {1L, null});
        refuses(new TypeRef<List<String>>() {}, "{}", "", "expected an array, found an object");
        refuses(new TypeRef<List<String>>() {}, "\"\"", "", "expected an array, found a string");
        refuses(new TypeRef<List<String>>() {}, "\"a\"", "", "expected an array, found a string");
        refuses(new TypeRef<Set<Integer>>() {}, "1", "", "expected an array, found a number");
        refuses(int[].class, "\"a\"", "", "expected an array, found a string");
        refuses(int[].class, "[1,\"2\"]", "/1", "expected a whole number, found a string");
        refuses(char[].class, "\"ab\"", "", "expected an array, found a string");
        refuses(Contact[].class, "{}", "", "expected an array, found an object");

        rule = "maps are JSON objects, their keys text";
        reads(new TypeRef<Map<String, Integer>>() {}, "{\"b\":1,\"a\":2}", Map.of("b", 1, "a", 2));
        reads(new TypeRef<Map<String, Map<String, Id>>>() {}, "{\"a\":{}}", Map.of("a", Map.of()));
        reads(new TypeRef<Map<Colour, Integer>>() {}, "{\"RED\":1}", Map.of(Colour.RED, 1));
        reads(new TypeRef<Map<Integer, Integer>>() {}, "{\"-1\":1,\"0\":2}", Map.of(-1, 1, 0, 2));
        reads(new TypeRef<Map<Long, Integer>>() {}, "{\"9007199254740993\":1}", Map.of(9007199254740993L, 1));
        reads(new TypeRef<Map<BigInteger, Integer>>() {}, "{\"10\":1}", Map.of(BigInteger.TEN, 1));
        reads(new TypeRef<Map<LocalDate, Integer>>() {}, "{\"2024-02-29\":1}", Map.of(LocalDate.of(2024, 2, 29), 1));
        reads(
                new TypeRef<Map<UUID, Integer>>() {},
                "{\"00000000-0000-0001-0000-000000000002\":1}",
                Map.of(new UUID(1, 2), 1));
        refuses(new TypeRef<Map<Colour, Integer>>() {}, "{\"BLUE\":1}", "/BLUE", "the name must be one of RED, GREEN");
        refuses(
                new TypeRef<Map<Integer, Integer>>() {},
                "{\"01\":1}",
                "/01",
                "the name must be a whole number within range");
        refuses(
                new TypeRef<Map<Integer, Integer>>() {},
                "{\"+1\":1}",
                "/+1",
                "the name must be a whole number within range");
        refuses(
                new TypeRef<Map<Byte, Integer>>() {},
                "{\"128\":1}",
                "/128",
                "the name must be a whole number within range");
        refuses(new TypeRef<Map<Colour, Integer>>() {}, "{\"0\":1}", "/0", "the name must be one of RED, GREEN");
        reads(new TypeRef<Map<String, Optional<Id>>>() {}, "{\"a\":null}", Map.of("a", Optional.empty()));
        refuses(new TypeRef<Map<UUID, Integer>>() {}, "{\"1-1-1-1-1\":1}", "/1-1-1-1-1", "the name must be a UUID");
        refuses(new TypeRef<Map<String, Integer>>() {}, "[]", "", "expected an object, found an array");
        refuses(new TypeRef<Map<String, Integer>>() {}, "\"\"", "", "expected an object, found a string");
        refuses(
                new TypeRef<Map<String, Integer>>() {},
                "{\"~\":\"1\"}",
                "/~0",
                "expected a whole number, found a string");
    }

    private void texts() {
        rule = "strings and booleans are only themselves";
        reads(String.class, "\"\\u00fc\\ud83d\\ude00\\n\"", "ü😀\n");
        reads(String.class, "\"\"", "");
        reads(String.class, "\" a \"", " a ");
        refuses(String.class, "1", "", "expected a string, found a number");
        refuses(String.class, "1.5", "", "expected a string, found a number");
        refuses(String.class, "true", "", "expected a string, found true or false");
        refuses(String.class, "{}", "", "expected a string, found an object");
        refuses(String.class, "[\"a\"]", "", "expected a string, found an array");
        reads(boolean.class, "true", true);
        reads(Boolean.class, "false", false);
        refuses(boolean.class, "\"true\"", "", "expected true or false, found a string");
        refuses(Boolean.class, "1", "", "expected true or false, found a number");
        refuses(Boolean.class, "\"\"", "", "expected true or false, found a string");
        reads(char.class, "\"a\"", 'a');
        refuses(Character.class, "\"\"", "", "expected a string of one character");
        refuses(char.class, "\"ab\"", "", "expected a string of one character");
        refuses(char.class, "97", "", "expected a string, found a number");

        rule = "enums by their constants' names";
        reads(Colour.class, "\"RED\"", Colour.RED);
        refuses(Colour.class, "\"red\"", "", "expected one of RED, GREEN");
        refuses(Colour.class, "\" RED\"", "", "expected one of RED, GREEN");
        refuses(Colour.class, "\"\"", "", "expected one of RED, GREEN");
        refuses(Colour.class, "\"0\"", "", "expected one of RED, GREEN");
        refuses(Colour.class, "0", "", "expected a string, found a number");
        refuses(new TypeRef<List<Colour>>() {}, "[\"RED\",\"BLUE\"]", "/1", "expected one of RED, GREEN");

        rule = "bytes are base64, UUIDs and URIs strings";
        reads(byte[].class, "\"AP8=\"", new byte[] {0, -1});
        reads(byte[].class, "\"\"", new byte[0]);
        refuses(byte[].class, "\"A?8=\"", "", "expected bytes in base64");
        refuses(byte[].class, "[1,2]", "", "expected a string, found an array");
        reads(UUID.class, "\"00000000-0000-0001-0000-00000000000A\"", new UUID(1, 10));
        refuses(UUID.class, "\"1-1-1-1-1\"", "", "expected a UUID");
        refuses(UUID.class, "\"\"", "", "expected a UUID");
        refuses(UUID.class, "\"AAAAAAAAAAAAAAAAAAAAAA==\"", "", "expected a UUID");
        reads(URI.class, "\"https://example.org/a?b=c\"", URI.create("https://example.org/a?b=c"));
        refuses(URI.class, "\"http://[\"", "", "expected a URI");
    }

    private void numbers() {
        rule = "whole numbers are exact and within range";
        reads(byte.class, "-128", (byte) -128);
        refuses(Byte.class, "128", "", "outside -128 to 127");
        reads(short.class, "32767", (short) 32767);
        refuses(short.class, "-32769", "", "outside -32768 to 32767");
        reads(int.class, "2147483647", Integer.MAX_VALUE);
        reads(int.class, "-0", 0);
        refuses(int.class, "2147483648", "", "outside -2147483648 to 2147483647");
        reads(long.class, "-9223372036854775808", Long.MIN_VALUE);
        reads(Long.class, "9007199254740993", 9007199254740993L);
        refuses(long.class, "9223372036854775808", "", "outside -9223372036854775808 to 9223372036854775807");
        refuses(int.class, "1.0", "", "expected a whole number, without fraction or exponent");
        refuses(long.class, "1e3", "", "expected a whole number, without fraction or exponent");
        refuses(int.class, "\"1\"", "", "expected a whole number, found a string");
        refuses(Integer.class, "\"\"", "", "expected a whole number, found a string");
        refuses(int.class, "true", "", "expected a whole number, found true or false");
        refuses(Item.class, "{\"sku\":\"s\",\"count\":99999999999}", "/count", "outside -2147483648 to 2147483647");
        reads(BigInteger.class, "123456789012345678901234567890", new BigInteger("123456789012345678901234567890"));
        refuses(BigInteger.class, "1e2", "", "expected a whole number, without fraction or exponent");
        refuses(BigInteger.class, "1e1000000000", "", "expected a whole number, without fraction or exponent");

        rule = "decimals keep every digit";
        reads(BigDecimal.class, "1.10", new BigDecimal("1.10"));
        reads(BigDecimal.class, "-0.000000000000000000001", new BigDecimal("-0.000000000000000000001"));
        reads(BigDecimal.class, "1", BigDecimal.ONE);
        reads(BigDecimal.class, "1e3", new BigDecimal("1E+3"));
        refuses(BigDecimal.class, "\"1\"", "", "expected a number, found a string");
        refuses(BigDecimal.class, "\"\"", "", "expected a number, found a string");

        rule = "doubles and floats must not overflow";
        reads(double.class, "1", 1.0);
        reads(double.class, "1e-3", 0.001);
        reads(double.class, "-0.0", -0.0);
        reads(double.class, "-0", -0.0);
        reads(Double.class, "1.7976931348623157E308", Double.MAX_VALUE);
        refuses(double.class, "1e309", "", "too large a number");
        refuses(double.class, "\"NaN\"", "", "expected a number, found a string");
        refuses(Double.class, "\"\"", "", "expected a number, found a string");
        reads(float.class, "0.1", 0.1f);
        refuses(Float.class, "1e39", "", "too large a number");
        refuses(float.class, "\"Infinity\"", "", "expected a number, found a string");

        rule = "numbers of more than 1,000 digits are refused, however short they are spelled";
        reads(BigDecimal.class, "1e999", new BigDecimal("1E+999"));
        refuses(BigDecimal.class, "1e1000", "", "a number of more than 1000 digits");
        refuses(BigDecimal.class, "1e1000000000", "", "a number of more than 1000 digits");
        refuses(BigDecimal.class, "1e-1000000000", "", "a number of more than 1000 digits");
        refuses(BigDecimal.class, "1e99999999999", "", "a number of more than 1000 digits");
        refuses(Object.class, "[1e1000000000]", "/0", "a number of more than 1000 digits");
        reads(BigInteger.class, "9".repeat(1000), new BigInteger("9".repeat(1000)));
        refuses(BigInteger.class, "9".repeat(1001), "", "too long a number, string or name");
        refuses(double.class, "1." + "0".repeat(1000), "", "too long a number, string or name");
        refuses(Object.class, "{\"a\":" + "9".repeat(1001) + "}", "/a", "too long a number, string or name");
    }

    private void times() {
        rule = "times are ISO 8601 strings";
        reads(Instant.class, "\"2024-05-31T12:30:00Z\"", Instant.parse("2024-05-31T12:30:00Z"));
        reads(Instant.class, "\"2024-05-31T12:30:00.000000001Z\"", Instant.parse("2024-05-31T12:30:00.000000001Z"));
        reads(Instant.class, "\"2024-05-31T12:30:00.5Z\"", Instant.parse("2024-05-31T12:30:00.500Z"));
        reads(Instant.class, "\"-0001-01-01T00:00:00Z\"", Instant.parse("-0001-01-01T00:00:00Z"));
        refuses(Instant.class, "1717158600", "", "expected a string, found a number");
        refuses(Instant.class, "\"2024-05-31\"", "", "expected an instant such as 2024-05-31T12:30:00Z");
        refuses(Instant.class, "\"2024-02-30T00:00:00Z\"", "", "expected an instant such as 2024-05-31T12:30:00Z");
        refuses(Instant.class, "\"\"", "", "expected an instant such as 2024-05-31T12:30:00Z");
        refuses(Instant.class, "\"" + "1".repeat(200) + "\"", "", "expected an instant such as 2024-05-31T12:30:00Z");
        reads(LocalDate.class, "\"2024-02-29\"", LocalDate.of(2024, 2, 29));
        refuses(LocalDate.class, "\"2023-02-29\"", "", "expected a date such as 2024-05-31");
        refuses(LocalDate.class, "\"2024-05-31T00:00:00\"", "", "expected a date such as 2024-05-31");
        refuses(LocalDate.class, "[2024,5,31]", "", "expected a string, found an array");
        reads(LocalTime.class, "\"12:30\"", LocalTime.of(12, 30));
        reads(LocalDateTime.class, "\"2024-05-31T12:30:01\"", LocalDateTime.of(2024, 5, 31, 12, 30, 1));
        reads(LocalDateTime.class, "\"2024-05-31T12:30\"", LocalDateTime.of(2024, 5, 31, 12, 30));
        reads(OffsetTime.class, "\"12:30+02:00\"", OffsetTime.parse("12:30+02:00"));
        reads(
                OffsetDateTime.class,
                "\"2024-05-31T12:30:00+02:00\"",
                OffsetDateTime.of(2024, 5, 31, 12, 30, 0, 0, ZoneOffset.ofHours(2)));
        reads(
                ZonedDateTime.class,
                "\"2024-05-31T12:30:00+02:00[Europe/Paris]\"",
                ZonedDateTime.of(2024, 5, 31, 12, 30, 0, 0, ZoneId.of("Europe/Paris")));
        reads(Duration.class, "\"PT1H30M\"", Duration.ofMinutes(90));
        refuses(Duration.class, "90", "", "expected a string, found a number");
        refuses(Duration.class, "\"90\"", "", "expected a duration such as PT1H30M");
        reads(Period.class, "\"P1Y2M3D\"", Period.of(1, 2, 3));
        reads(Year.class, "\"2024\"", Year.of(2024));
        refuses(Year.class, "2024", "", "expected a string, found a number");
        reads(YearMonth.class, "\"2024-05\"", YearMonth.of(2024, 5));
        reads(MonthDay.class, "\"--05-31\"", MonthDay.of(5, 31));
        reads(ZoneId.class, "\"Europe/Paris\"", ZoneId.of("Europe/Paris"));
        refuses(ZoneId.class, "\"Mars/Olympus\"", "", "expected a time zone such as Europe/Paris");
        reads(ZoneOffset.class, "\"+02:00\"", ZoneOffset.ofHours(2));
    }

    private void anyJson() {
        rule = "Object is any JSON";
        reads(Object.class, "\"a\"", "a");
        reads(Object.class, "1", 1L);
        reads(Object.class, "9223372036854775808", new BigInteger("9223372036854775808"));
        reads(Object.class, "1.10", new BigDecimal("1.10"));
        reads(Object.class, "1e2", new BigDecimal("1E+2"));
        reads(Object.class, "false", false);
        reads(Object.class, "[1,[null],{}]", List.of(1L, Collections.singletonList(null), Map.of()));
        reads(Object.class, "{\"a\":null}", Collections.singletonMap("a", null));
        reads(Anything.class, "{\"value\":{\"a\":[null]}}", new Anything(Map.of("a", Collections.singletonList(null))));
        reads(new TypeRef<List<Object>>() {}, "[null,1]", Arrays.asList(null, 1L));
        reads(new TypeRef<Map<String, Object>>() {}, "{\"a\":null}", Collections.singletonMap("a", null));
        reads(
                new TypeRef<Map<Colour, List<Object>>>() {},
                "{\"RED\":[null]}",
                Map.of(Colour.RED, Collections.singletonList(null)));
        refuses(new TypeRef<Map<String, List<Object>>>() {}, "{\"a\":null}", "/a", "must not be null");
    }

    private void malformed() {
        rule = "one JSON value in UTF-8 and nothing else";
        refuses(Id.class, "", "", "empty, expected JSON");
        refuses(Id.class, " \n", "", "empty, expected JSON");
        refuses(Id.class, "{\"value\":\"a\"", "", "not valid JSON at line 1, column 13: it ends too early");
        refuses(Id.class, "{\"value\":\n\"a}", "", "not valid JSON at line 2, column 4: it ends too early");
        refuses(Id.class, "{\"value\":secret}", "", "not valid JSON at line 1, column 10");
        refuses(Id.class, "{'value':\"a\"}", "", "not valid JSON at line 1, column 2");
        refuses(Id.class, "{\"value\":\"a\",}", "", "not valid JSON at line 1, column 14");
        refuses(Id.class, "{\"value\":\"a\"} {}", "", "something follows the JSON value");
        refuses(Id.class, "{\"value\":\"a\"}]", "", "not valid JSON at line 1, column 14");
        refuses(double.class, "NaN", "", "not valid JSON at line 1, column 4");
        refuses(int.class, "+1", "", "not valid JSON at line 1, column 2");
        refuses(int.class, "01", "", "not valid JSON at line 1, column 2");
        refuses(Object.class, "/**/1", "", "not valid JSON at line 1, column 1");
        refuses(String.class, "\"\u0001\"", "", "not valid JSON at line 1, column 2");
        refuses(String.class, "\"\u0000\"", "", "not valid JSON: a zero byte");
        reads(String.class, "\ufeff\"a\"", "a");

        rule = "at most 200 levels of nesting";
        reads(Id.class, "{\"x\":" + "[".repeat(199) + "]".repeat(199) + ",\"value\":\"a\"}", new Id("a"));
        refuses(Object.class, "[".repeat(201) + "]".repeat(201), "", "nested deeper than 200 levels");
        refuses(Id.class, "{\"x\":" + "[".repeat(100_000), "", "nested deeper than 200 levels");
        refuses(Tree.class, "{\"children\":[".repeat(101), "", "nested deeper than 200 levels");
    }

    private void written() {
        rule = "components in their order, nothing else";
        writes(new Contact("Ada", "a@b"), "{\"name\":\"Ada\",\"email\":\"a@b\"}");
        writes(new Named("n", true), "{\"getName\":\"n\",\"isOpen\":true}");
        writes(new Empty(), "{}");
        writes(new Page<>(List.of(new Id("a")), Optional.empty()), "{\"items\":[{\"value\":\"a\"}]}");
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

    @SuppressWarnings("NullAway") // nulls where they must not be are what these rows are about
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
