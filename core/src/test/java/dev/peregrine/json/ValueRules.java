package dev.peregrine.json;

import dev.peregrine.TypeRef;
import dev.peregrine.json.JsonRules.Anything;
import dev.peregrine.json.JsonRules.Colour;
import dev.peregrine.json.JsonRules.Item;
import dev.peregrine.json.JsonRules.Reading;
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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The rules for reading single values. */
final class ValueRules {
    private final List<Reading> rows = new ArrayList<>();
    private String rule = "";

    private ValueRules() {}

    static List<Reading> rows() {
        ValueRules rules = new ValueRules();
        rules.texts();
        rules.numbers();
        rules.times();
        rules.anyJson();
        return rules.rows;
    }

    private void reads(Type type, String json, Object value) {
        rows.add(new Reading(rule, type, json, value, "", ""));
    }

    private void reads(TypeRef<?> type, String json, Object value) {
        reads(type.type(), json, value);
    }

    private void refuses(Type type, String json, String pointer, String detail) {
        rows.add(new Reading(rule, type, json, null, pointer, detail));
    }

    private void refuses(TypeRef<?> type, String json, String pointer, String detail) {
        refuses(type.type(), json, pointer, detail);
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
}
