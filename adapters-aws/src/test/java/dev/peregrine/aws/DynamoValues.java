package dev.peregrine.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random typed attributes as DynamoDB writes them, and a model of what they are in plain JSON. */
final class DynamoValues {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Holds numbers of one value for the same, however they are written. */
    static final Comparator<JsonNode> SAME = (one, other) -> one.isNumber() && other.isNumber()
            ? one.decimalValue().compareTo(other.decimalValue())
            : one.equals(other) ? 0 : 1;

    private DynamoValues() {}

    static Arbitrary<ObjectNode> documents() {
        return Arbitraries.maps(texts(), attributes(3)).ofMaxSize(6).map(DynamoValues::object);
    }

    /** Any text that UTF-8 can carry. */
    static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("ü\u0000\n\u2028")
                .withCharRange(' ', '~')
                .ofMaxLength(12)
                .map(text -> text.replace("~", "🦅"));
    }

    static Arbitrary<String> bytes() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(24).map(StreamPayloads::base64);
    }

    /** Numbers of 38 digits at most, with a fraction or an exponent or both. */
    static Arbitrary<String> numbers() {
        Arbitrary<String> whole =
                Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(20).map(DynamoValues::trimmed);
        Arbitrary<String> fraction = Arbitraries.strings().numeric().ofMaxLength(18);
        Arbitrary<String> exponent = Arbitraries.of("", "", "E5", "e-130", "E+125");
        return Combinators.combine(Arbitraries.of("", "-"), whole, fraction, exponent)
                .as((sign, digits, more, power) -> sign + digits + (more.isEmpty() ? "" : "." + more) + power);
    }

    private static String trimmed(String digits) {
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }

    static Arbitrary<JsonNode> attributes(int depth) {
        Arbitrary<JsonNode> scalars = Arbitraries.oneOf(
                texts().map(text -> typed("S", NODES.textNode(text))),
                numbers().map(number -> typed("N", NODES.textNode(number))),
                bytes().map(base64 -> typed("B", NODES.textNode(base64))),
                Arbitraries.of(true, false).map(value -> typed("BOOL", NODES.booleanNode(value))),
                Arbitraries.just(typed("NULL", NODES.booleanNode(true))),
                texts().set().ofMaxSize(3).map(set -> typed("SS", texts(List.copyOf(set)))),
                numbers().set().ofMaxSize(3).map(set -> typed("NS", texts(List.copyOf(set)))),
                bytes().set().ofMaxSize(3).map(set -> typed("BS", texts(List.copyOf(set)))));
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<JsonNode> lists = attributes(depth - 1)
                .list()
                .ofMaxSize(4)
                .map(list -> typed("L", NODES.arrayNode().addAll(list)));
        Arbitrary<JsonNode> maps =
                Arbitraries.maps(texts(), attributes(depth - 1)).ofMaxSize(4).map(map -> typed("M", object(map)));
        return Arbitraries.frequencyOf(Tuple.of(6, scalars), Tuple.of(1, lists), Tuple.of(1, maps));
    }

    private static JsonNode typed(String type, JsonNode value) {
        return NODES.objectNode().set(type, value);
    }

    private static ArrayNode texts(List<String> texts) {
        ArrayNode array = NODES.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    private static ObjectNode object(Map<String, ? extends JsonNode> fields) {
        ObjectNode object = NODES.objectNode();
        fields.forEach(object::set);
        return object;
    }

    /** What an object of typed attributes is in plain JSON, numbers as they compare. */
    static JsonNode plain(JsonNode attributes) {
        ObjectNode plain = NODES.objectNode();
        for (Map.Entry<String, JsonNode> attribute : attributes.properties()) {
            plain.set(attribute.getKey(), value(attribute.getValue()));
        }
        return plain;
    }

    private static JsonNode value(JsonNode attribute) {
        Map.Entry<String, JsonNode> typed = attribute.properties().iterator().next();
        JsonNode value = typed.getValue();
        return switch (typed.getKey()) {
            case "S", "B", "BOOL", "SS", "BS" -> value;
            case "N" -> number(value.textValue());
            case "NULL" -> NODES.nullNode();
            case "M" -> plain(value);
            case "L" -> {
                ArrayNode list = NODES.arrayNode();
                value.forEach(element -> list.add(value(element)));
                yield list;
            }
            case "NS" -> {
                ArrayNode list = NODES.arrayNode();
                value.forEach(element -> list.add(number(element.textValue())));
                yield list;
            }
            default -> throw new IllegalArgumentException(typed.getKey());
        };
    }

    private static JsonNode number(String text) {
        return DecimalNode.valueOf(new BigDecimal(text));
    }
}
