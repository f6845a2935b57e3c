package dev.peregrine.json;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;

/** Single values: strings, booleans, numbers and what is written as one of these; the same for every codec. */
final class Scalars {
    /** No number of {@link JsonText#MAX_DIGITS} digits has more bits; spares counting the digits of a huge one. */
    private static final int MAX_BITS = JsonText.MAX_DIGITS * 10 / 3;

    /** A number of fewer characters fits into a long. */
    private static final int SURELY_LONG = 19;

    static final String TOO_MANY_DIGITS = "a number of more than " + JsonText.MAX_DIGITS + " digits";

    private Scalars() {}

    /** Reads the value the tokens stand on, which is not null and of another kind than an enum. */
    static Object read(Tokens json, int kind) throws IOException {
        return switch (kind) {
            case Binding.STRING -> string(json);
            case Binding.BOOLEAN -> truth(json);
            case Binding.CHAR -> character(json);
            case Binding.BYTE -> (byte) whole(json, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case Binding.SHORT -> (short) whole(json, Short.MIN_VALUE, Short.MAX_VALUE);
            case Binding.INT -> (int) whole(json, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case Binding.LONG -> whole(json, Long.MIN_VALUE, Long.MAX_VALUE);
            case Binding.BIG_INTEGER -> bigInteger(json);
            case Binding.FLOAT -> real(json, true).floatValue();
            case Binding.DOUBLE -> real(json, false);
            case Binding.BIG_DECIMAL -> decimal(json);
            case Binding.BYTES -> base64(json);
            default -> text(json, kind);
        };
    }

    static String string(Tokens json) throws IOException {
        if (json.token() != Tokens.STRING) {
            throw json.expected("a string");
        }
        return json.text();
    }

    private static Boolean truth(Tokens json) throws IOException {
        int token = json.token();
        if (token != Tokens.TRUE && token != Tokens.FALSE) {
            throw json.expected("true or false");
        }
        return token == Tokens.TRUE;
    }

    private static Character character(Tokens json) throws IOException {
        String text = string(json);
        if (text.length() != 1) {
            throw json.at("expected a string of one character");
        }
        return text.charAt(0);
    }

    private static long whole(Tokens json, long least, long most) throws IOException {
        requireWhole(json);
        try {
            long value = json.whole();
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException outOfRange) {
            // Said below.
        }
        throw json.at("outside " + least + " to " + most);
    }

    private static BigInteger bigInteger(Tokens json) throws IOException {
        requireWhole(json);
        return new BigInteger(json.text());
    }

    /** A Long if it fits, else a BigInteger. */
    static Object wholeOfAnySize(Tokens json) throws IOException {
        String text = json.text();
        if (text.length() < SURELY_LONG) {
            return Long.valueOf(text);
        }
        BigInteger value = new BigInteger(text);
        if (value.bitLength() < Long.SIZE) {
            return value.longValue();
        }
        return value;
    }

    private static void requireWhole(Tokens json) throws IOException {
        int token = json.token();
        if (token == Tokens.REAL) {
            throw json.at("expected a whole number, without fraction or exponent");
        }
        if (token != Tokens.WHOLE) {
            throw json.expected("a whole number");
        }
    }

    private static Double real(Tokens json, boolean single) throws IOException {
        String text = number(json);
        double value = single ? Float.parseFloat(text) : Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            throw json.at("too large a number");
        }
        return value;
    }

    static BigDecimal decimal(Tokens json) throws IOException {
        String text = number(json);
        try {
            BigDecimal value = new BigDecimal(text);
            if (isBounded(value)) {
                return value;
            }
        } catch (NumberFormatException exponentTooLarge) {
            // Said below.
        }
        throw json.at(TOO_MANY_DIGITS);
    }

    private static String number(Tokens json) throws IOException {
        int token = json.token();
        if (token != Tokens.WHOLE && token != Tokens.REAL) {
            throw json.expected("a number");
        }
        return json.text();
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

    private static byte[] base64(Tokens json) throws IOException {
        String text = string(json);
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException unfit) {
            throw json.at("expected bytes in base64");
        }
    }

    private static Object text(Tokens json, int kind) throws IOException {
        String text = string(json);
        try {
            return Texts.parse(kind, text);
        } catch (RuntimeException unfit) {
            throw json.at("expected " + Texts.form(kind));
        }
    }

    /** Writes a value of any scalar kind. */
    static void write(JsonWriter json, int kind, Object value) {
        switch (kind) {
            case Binding.STRING -> {
                json.text((String) value);
                return;
            }
            case Binding.BOOLEAN -> {
                json.bool((Boolean) value);
                return;
            }
            case Binding.CHAR -> {
                json.text(value.toString());
                return;
            }
            case Binding.BYTE, Binding.SHORT, Binding.INT -> {
                json.number(((Number) value).longValue());
                return;
            }
            case Binding.LONG -> {
                json.number((Long) value);
                return;
            }
            case Binding.BIG_INTEGER -> {
                write(json, new BigDecimal((BigInteger) value));
                return;
            }
            case Binding.FLOAT -> {
                requireFinite(json, (Float) value);
                json.raw(value.toString());
                return;
            }
            case Binding.DOUBLE -> {
                requireFinite(json, (Double) value);
                json.raw(value.toString());
                return;
            }
            case Binding.BIG_DECIMAL -> {
                write(json, (BigDecimal) value);
                return;
            }
            case Binding.ENUM -> {
                json.text(((Enum<?>) value).name());
                return;
            }
            case Binding.BYTES -> {
                json.text(Base64.getEncoder().encodeToString((byte[]) value));
                return;
            }
            default -> json.text(Texts.format(kind, value));
        }
    }

    static boolean isFinite(double value) {
        return !Double.isNaN(value) && !Double.isInfinite(value);
    }

    static String noNumber(double value) {
        return "JSON has no number for " + value;
    }

    private static void requireFinite(JsonWriter json, double value) {
        if (!isFinite(value)) {
            throw json.unwritable(noNumber(value));
        }
    }

    private static void write(JsonWriter json, BigDecimal value) {
        if (!isBounded(value)) {
            throw json.unwritable(TOO_MANY_DIGITS);
        }
        json.raw(value.toPlainString());
    }
}
