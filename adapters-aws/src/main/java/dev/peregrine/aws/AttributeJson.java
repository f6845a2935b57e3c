package dev.peregrine.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.json.JsonCursor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Makes plain JSON of DynamoDB's typed attributes, token by token: numbers to the digit, bytes in base64, sets as arrays.
 * Source: <em>AttributeValue</em> in the Amazon DynamoDB API reference.
 */
final class AttributeJson {
    /** The longest number that a codec takes; DynamoDB's own have 38 digits. */
    private static final int LONGEST_NUMBER = 1000;

    private final JsonCursor from;
    private final JsonGenerator to;

    private AttributeJson(JsonCursor from, JsonGenerator to) {
        this.from = from;
        this.to = to;
    }

    /**
     * Makes a document of an object of attributes.
     *
     * @return the document, null for {@code null}
     * @throws UndecodableException when it holds anything that isn't an attribute
     */
    static byte @Nullable [] document(JsonCursor attributes) {
        if (attributes.isNull()) {
            return null;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        try (JsonGenerator json = Json.FACTORY.createGenerator(out)) {
            json.enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8.mappedFeature());
            new AttributeJson(attributes, json).map();
        } catch (IOException e) {
            throw new IllegalStateException(e); // memory does not fail
        }
        return out.toByteArray();
    }

    /**
     * Reads a number.
     *
     * @return its text, which is a number of JSON too
     */
    static String number(JsonCursor value) {
        String text = value.requireText();
        if (text.length() > LONGEST_NUMBER || !isNumber(text)) {
            throw value.wrong("a number");
        }
        return text;
    }

    /** Reads bytes. */
    static byte[] binary(JsonCursor value) {
        byte[] bytes = value.base64();
        if (bytes == null) {
            throw value.wrong("base64");
        }
        return bytes;
    }

    /**
     * Enters an attribute.
     *
     * @return the name of its type, with the cursor on its value
     */
    static String type(JsonCursor attribute) {
        String type = attribute.enterObject() ? attribute.nextField() : null;
        if (type == null) {
            throw attribute.wrong("a typed attribute");
        }
        return type;
    }

    /** Leaves an attribute, which has one type. */
    static void end(JsonCursor attribute) {
        if (attribute.nextField() != null) {
            throw attribute.wrong("one type only");
        }
    }

    private void map() throws IOException {
        if (!from.enterObject()) {
            throw from.wrong("an object of attributes");
        }
        to.writeStartObject();
        for (String name = from.nextField(); name != null; name = from.nextField()) {
            to.writeFieldName(name);
            attribute();
        }
        to.writeEndObject();
    }

    private void attribute() throws IOException {
        String type = type(from);
        switch (type) {
            case "S", "N", "B" -> scalar(type);
            case "BOOL" -> {
                if (!from.isBoolean()) {
                    throw from.wrong("true or false");
                }
                to.writeBoolean(from.bool());
            }
            case "NULL" -> {
                if (!from.isBoolean() || !from.bool()) {
                    throw from.wrong("true");
                }
                to.writeNull();
            }
            case "M" -> map();
            case "L", "SS", "NS", "BS" -> array(type);
            default -> throw from.wrong("an attribute of a known type");
        }
        end(from);
    }

    private void scalar(String type) throws IOException {
        switch (type) {
            case "N" -> to.writeNumber(number(from));
            case "B" -> to.writeBinary(binary(from));
            default -> to.writeString(from.requireText());
        }
    }

    private void array(String type) throws IOException {
        if (!from.enterArray()) {
            throw from.wrong("an array");
        }
        to.writeStartArray();
        while (from.nextElement()) {
            if (type.equals("L")) {
                attribute();
            } else {
                scalar(type.substring(0, 1));
            }
        }
        to.writeEndArray();
    }

    /** RFC 8259: an integer without needless zeros, then maybe a fraction, then maybe an exponent. */
    private static boolean isNumber(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int at = digits(text, start);
        if (at == start || (at > start + 1 && text.charAt(start) == '0')) {
            return false;
        }
        if (at < text.length() && text.charAt(at) == '.') {
            int fraction = at + 1;
            at = digits(text, fraction);
            if (at == fraction) {
                return false;
            }
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int exponent = at + 1;
            if (exponent < text.length() && (text.charAt(exponent) == '+' || text.charAt(exponent) == '-')) {
                exponent++;
            }
            at = digits(text, exponent);
            if (at == exponent) {
                return false;
            }
        }
        return at == text.length();
    }

    /** Where the digits that start at an index end. */
    private static int digits(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
