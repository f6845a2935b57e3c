package dev.peregrine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonTokenId;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;

/** Single values: strings, booleans, numbers and what is written as one of these; the same for every codec. */
final class Scalars {
    /** No number of {@link JsonText#MAX_DIGITS} digits has more bits; spares counting the digits of a huge one. */
    private static final int MAX_BITS = JsonText.MAX_DIGITS * 10 / 3;

    private Scalars() {}

    /** Reads the value the parser stands on, which is not null and of another kind than an enum. */
    static Object read(JsonParser parser, int kind) throws IOException {
        return switch (kind) {
            case Binding.STRING -> string(parser);
            case Binding.BOOLEAN -> truth(parser);
            case Binding.CHAR -> character(parser);
            case Binding.BYTE -> (byte) whole(parser, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case Binding.SHORT -> (short) whole(parser, Short.MIN_VALUE, Short.MAX_VALUE);
            case Binding.INT -> (int) whole(parser, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case Binding.LONG -> whole(parser, Long.MIN_VALUE, Long.MAX_VALUE);
            case Binding.BIG_INTEGER -> bigInteger(parser);
            case Binding.FLOAT -> real(parser, true).floatValue();
            case Binding.DOUBLE -> real(parser, false);
            case Binding.BIG_DECIMAL -> decimal(parser);
            case Binding.BYTES -> base64(parser);
            default -> text(parser, kind);
        };
    }

    static String string(JsonParser parser) throws IOException {
        if (parser.currentTokenId() != JsonTokenId.ID_STRING) {
            throw Failures.expected(parser, "a string");
        }
        return parser.getText();
    }

    private static Boolean truth(JsonParser parser) throws IOException {
        int token = parser.currentTokenId();
        if (token != JsonTokenId.ID_TRUE && token != JsonTokenId.ID_FALSE) {
            throw Failures.expected(parser, "true or false");
        }
        return token == JsonTokenId.ID_TRUE;
    }

    private static Character character(JsonParser parser) throws IOException {
        String text = string(parser);
        if (text.length() != 1) {
            throw Failures.at(parser, "expected a string of one character");
        }
        return text.charAt(0);
    }

    private static long whole(JsonParser parser, long least, long most) throws IOException {
        requireWhole(parser);
        try {
            long value = parser.getLongValue();
            if (value >= least && value <= most) {
                return value;
            }
        } catch (IOException outOfRange) {
            // Said below.
        }
        throw Failures.at(parser, "outside " + least + " to " + most);
    }

    private static BigInteger bigInteger(JsonParser parser) throws IOException {
        requireWhole(parser);
        return parser.getBigIntegerValue();
    }

    /** A Long if it fits, else a BigInteger. */
    static Object wholeOfAnySize(JsonParser parser) throws IOException {
        BigInteger value = parser.getBigIntegerValue();
        if (value.bitLength() < Long.SIZE) {
            return value.longValue();
        }
        return value;
    }

    private static void requireWhole(JsonParser parser) throws IOException {
        int token = parser.currentTokenId();
        if (token == JsonTokenId.ID_NUMBER_FLOAT) {
            throw Failures.at(parser, "expected a whole number, without fraction or exponent");
        }
        if (token != JsonTokenId.ID_NUMBER_INT) {
            throw Failures.expected(parser, "a whole number");
        }
    }

    private static Double real(JsonParser parser, boolean single) throws IOException {
        String text = number(parser);
        double value = single ? Float.parseFloat(text) : Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            throw Failures.at(parser, "too large a number");
        }
        return value;
    }

    static BigDecimal decimal(JsonParser parser) throws IOException {
        String text = number(parser);
        try {
            BigDecimal value = new BigDecimal(text);
            if (isBounded(value)) {
                return value;
            }
        } catch (NumberFormatException exponentTooLarge) {
            // Said below.
        }
        throw Failures.at(parser, "a number of more than " + JsonText.MAX_DIGITS + " digits");
    }

    private static String number(JsonParser parser) throws IOException {
        int token = parser.currentTokenId();
        if (token != JsonTokenId.ID_NUMBER_INT && token != JsonTokenId.ID_NUMBER_FLOAT) {
            throw Failures.expected(parser, "a number");
        }
        return parser.getText();
    }

    /** Whether a number written without an exponent keeps within the limit: 1e1000000000 would fill the memory. */
    static boolean isBounded(BigDecimal value) {
        int scale = value.scale();
        if (scale >= JsonText.MAX_DIGITS
                || scale <= -JsonText.MAX_DIGITS
                || value.unscaledValue().bitLength() > MAX_BITS) {
            return false;
        }
        return Math.max(value.precision(), scale + 1) - Math.min(scale, 0) <= JsonText.MAX_DIGITS;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the kind says that the type is an enum
    static Object constant(Class<?> type, String name) {
        return Enum.valueOf((Class) type, name);
    }

    private static byte[] base64(JsonParser parser) throws IOException {
        String text = string(parser);
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException unfit) {
            throw Failures.at(parser, "expected bytes in base64");
        }
    }

    private static Object text(JsonParser parser, int kind) throws IOException {
        String text = string(parser);
        try {
            return Texts.parse(kind, text);
        } catch (RuntimeException unfit) {
            throw Failures.at(parser, "expected " + Texts.form(kind));
        }
    }

    /** Writes a value of any scalar kind. */
    static void write(JsonGenerator generator, int kind, Object value) throws IOException {
        switch (kind) {
            case Binding.STRING -> {
                generator.writeString((String) value);
                return;
            }
            case Binding.BOOLEAN -> {
                generator.writeBoolean((Boolean) value);
                return;
            }
            case Binding.CHAR -> {
                generator.writeString(value.toString());
                return;
            }
            case Binding.BYTE, Binding.SHORT, Binding.INT -> {
                generator.writeNumber(((Number) value).intValue());
                return;
            }
            case Binding.LONG -> {
                generator.writeNumber((Long) value);
                return;
            }
            case Binding.BIG_INTEGER -> {
                write(generator, new BigDecimal((BigInteger) value));
                return;
            }
            case Binding.FLOAT -> {
                requireFinite(generator, (Float) value);
                generator.writeNumber((Float) value);
                return;
            }
            case Binding.DOUBLE -> {
                requireFinite(generator, (Double) value);
                generator.writeNumber((Double) value);
                return;
            }
            case Binding.BIG_DECIMAL -> {
                write(generator, (BigDecimal) value);
                return;
            }
            case Binding.ENUM -> {
                generator.writeString(((Enum<?>) value).name());
                return;
            }
            case Binding.BYTES -> {
                generator.writeString(Base64.getEncoder().encodeToString((byte[]) value));
                return;
            }
            default -> generator.writeString(Texts.format(kind, value));
        }
    }

    static void requireFinite(JsonGenerator generator, double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw Failures.unwritable(generator, "JSON has no number for " + value);
        }
    }

    static void write(JsonGenerator generator, BigDecimal value) throws IOException {
        if (!isBounded(value)) {
            throw Failures.unwritable(generator, "a number of more than " + JsonText.MAX_DIGITS + " digits");
        }
        generator.writeNumber(value.toPlainString());
    }
}
