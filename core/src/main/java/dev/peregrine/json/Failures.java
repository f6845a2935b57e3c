package dev.peregrine.json;

/** Builds the exceptions of reading and writing; touched only when something is wrong. */
final class Failures {
    static final String NULL_NOT_READ = "must not be null";
    static final String NULL_NOT_WRITTEN = "null where a value is required; use an Optional";
    static final String TOO_DEEP = "nested deeper than " + JsonText.MAX_DEPTH + " levels";
    static final String TOO_LONG = "too long a number, string or name";
    private static final int CONSTANTS_SHOWN = 20;

    private Failures() {}

    static JsonException empty() {
        return new JsonException("", "empty, expected JSON");
    }

    static JsonException trailing() {
        return new JsonException("", "something follows the JSON value");
    }

    static JsonException tooDeep() {
        return new JsonException("", TOO_DEEP);
    }

    static JsonException notUtf8() {
        return new JsonException("", "not valid UTF-8");
    }

    /** What isn't JSON any more from a place on. */
    static JsonException malformed(byte[] json, int begin, int position, int end) {
        JsonText.requireUtf8(json, end);
        boolean early = position >= end;
        String place = Place.lineAndColumn(json, begin, position);
        return new JsonException("", "not valid JSON at " + place + (early ? ": it ends too early" : ""));
    }

    /** The names of an enum's constants, as a choice. */
    static String oneOf(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        String[] names = new String[constants == null ? 0 : constants.length];
        for (int i = 0; constants != null && i < names.length; i++) {
            names[i] = ((Enum<?>) constants[i]).name();
        }
        return oneOf(names);
    }

    static String oneOf(String[] names) {
        StringBuilder choice = new StringBuilder("one of ");
        for (int i = 0; i < names.length; i++) {
            if (i == CONSTANTS_SHOWN) {
                return choice.append(" and ")
                        .append(names.length - i)
                        .append(" more")
                        .toString();
            }
            choice.append(i == 0 ? "" : ", ").append(names[i]);
        }
        return choice.toString();
    }

    /** Of all that is wrong with a document what comes first: that it isn't JSON, else what was found. */
    static RuntimeException worst(byte[] json, RuntimeException found) {
        Utf8Tokens again = new Utf8Tokens(json, 0, json.length);
        try {
            JsonText.requireUtf8(json, json.length);
            while (again.next() != Tokens.NONE) {
                // until something is wrong
            }
        } catch (JsonException e) {
            return e;
        }
        return found;
    }

    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
