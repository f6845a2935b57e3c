package dev.peregrine.json;

import dev.peregrine.TypeRef;
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
import dev.peregrine.json.JsonRules.Range;
import dev.peregrine.json.JsonRules.Reading;
import dev.peregrine.json.JsonRules.Tree;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules for reading records, containers and whole documents. */
final class StructureRules {
    private final List<Reading> rows = new ArrayList<>();
    private String rule = "";

    private StructureRules() {}

    static List<Reading> rows() {
        StructureRules rules = new StructureRules();
        rules.records();
        rules.nulls();
        rules.duplicates();
        rules.containers();
        rules.malformed();
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
        refuses(JsonRules.Id.class, "\"x\"", "", "expected an object, found a string");
        refuses(JsonRules.Id.class, "1", "", "expected an object, found a number");
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
        reads(
                JsonRules.Id.class,
                "{\"a\":{\"b\":[1,{\"c\":null}]},\"value\":\"v\",\"d\":1e999}",
                new JsonRules.Id("v"));

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
        refuses(JsonRules.Id.class, "{\"value\":\"a\",\"value\":\"a\"}", "/value", "given twice");
        refuses(
                JsonRules.Id.class,
                "{\"value\":\"a\",\"x\":1,\"y\":{\"z\":[{\"k\":1,\"k\":2}]}}",
                "/y/z/0/k",
                "given twice");
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
        reads(new TypeRef<Map<String, Map<String, JsonRules.Id>>>() {}, "{\"a\":{}}", Map.of("a", Map.of()));
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
        reads(new TypeRef<Map<String, Optional<JsonRules.Id>>>() {}, "{\"a\":null}", Map.of("a", Optional.empty()));
        refuses(new TypeRef<Map<UUID, Integer>>() {}, "{\"1-1-1-1-1\":1}", "/1-1-1-1-1", "the name must be a UUID");
        refuses(new TypeRef<Map<String, Integer>>() {}, "[]", "", "expected an object, found an array");
        refuses(new TypeRef<Map<String, Integer>>() {}, "\"\"", "", "expected an object, found a string");
        refuses(
                new TypeRef<Map<String, Integer>>() {},
                "{\"~\":\"1\"}",
                "/~0",
                "expected a whole number, found a string");
    }

    private void malformed() {
        rule = "one JSON value in UTF-8 and nothing else";
        refuses(JsonRules.Id.class, "", "", "empty, expected JSON");
        refuses(JsonRules.Id.class, " \n", "", "empty, expected JSON");
        refuses(JsonRules.Id.class, "{\"value\":\"a\"", "", "not valid JSON at line 1, column 13: it ends too early");
        refuses(JsonRules.Id.class, "{\"value\":\n\"a}", "", "not valid JSON at line 2, column 4: it ends too early");
        refuses(JsonRules.Id.class, "\"a", "", "not valid JSON at line 1, column 3: it ends too early");
        refuses(JsonRules.Id.class, "{\"value\":secret}", "", "not valid JSON at line 1, column 10");
        refuses(JsonRules.Id.class, "{'value':\"a\"}", "", "not valid JSON at line 1, column 2");
        refuses(JsonRules.Id.class, "{\"value\":\"a\",}", "", "not valid JSON at line 1, column 14");
        refuses(JsonRules.Id.class, "{\"value\":\"a\"} {}", "", "something follows the JSON value");
        refuses(JsonRules.Id.class, "{\"value\":\"a\"}]", "", "not valid JSON at line 1, column 14");
        refuses(double.class, "NaN", "", "not valid JSON at line 1, column 1");
        refuses(int.class, "+1", "", "not valid JSON at line 1, column 1");
        refuses(int.class, "01", "", "not valid JSON at line 1, column 2");
        refuses(Object.class, "/**/1", "", "not valid JSON at line 1, column 1");
        refuses(String.class, "\"\u0001\"", "", "not valid JSON at line 1, column 2");
        refuses(String.class, "\"\u0000\"", "", "not valid JSON: a zero byte");
        reads(String.class, "\ufeff\"a\"", "a");

        rule = "at most 200 levels of nesting";
        reads(
                JsonRules.Id.class,
                "{\"x\":" + "[".repeat(199) + "]".repeat(199) + ",\"value\":\"a\"}",
                new JsonRules.Id("a"));
        refuses(Object.class, "[".repeat(201) + "]".repeat(201), "", "nested deeper than 200 levels");
        refuses(JsonRules.Id.class, "{\"x\":" + "[".repeat(100_000), "", "nested deeper than 200 levels");
        refuses(Tree.class, "{\"children\":[".repeat(101), "", "nested deeper than 200 levels");
    }
}
