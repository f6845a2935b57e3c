package dev.peregrine.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of JSON (RFC 8259) in an array, in UTF-8 (RFC 3629) and nothing else: no name twice in an object; nesting, numbers
 * and names are bounded. Nothing is decoded before it is asked for, and no path is kept: when something is wrong, {@link Place}
 * reads again to tell where.
 */
final class Utf8Tokens extends Tokens {
    private static final int MAX_NAME = 50_000;
    private static final int MAX_STRING = 20_000_000;

    /** So many digits that no number of them overflows. */
    private static final int SHORT = 18;

    private final byte[] json;
    private final int end;

    /** Where the value begins within which messages tell places. */
    private int root;

    /** What may not come twice; null when this only reads again. */
    private final @Nullable Names names;

    /** The next byte to read. */
    private int at;

    private int token;

    /** Where the token begins. */
    private int start;

    private final JsonString string;
    private int depth;

    /** For each object or array entered, how many names had been noted before it; -1 for an array. */
    private int[] entered = new int[8];

    Utf8Tokens(byte[] json, int begin, int end) {
        this(json, begin, end, new Names(end - begin));
    }

    private Utf8Tokens(byte[] json, int begin, int end, @Nullable Names names) {
        this.names = names;
        this.json = json;
        this.string = new JsonString(json, begin, end);
        this.root = begin;
        this.end = end;
        this.at = isMarked(begin) ? begin + 3 : begin;
    }

    /** Whether there is a byte order mark. */
    private boolean isMarked(int begin) {
        return end - begin >= 3
                && json[begin] == (byte) 0xEF
                && json[begin + 1] == (byte) 0xBB
                && json[begin + 2] == (byte) 0xBF;
    }

    @Override
    int token() {
        return token;
    }

    /** Where the token begins. */
    int start() {
        return start;
    }

    /** Where the token ends. */
    int stop() {
        return at;
    }

    @Override
    int next() {
        int first = afterSpace();
        if (depth == 0) {
            token = first < 0 && at == end ? NONE : value(first);
            return token;
        }
        boolean inObject = entered[depth - 1] >= 0;
        if (token == NAME) {
            require(':', first);
            token = value(afterSpace());
        } else if (first == (inObject ? '}' : ']') && at < end) {
            token = leave(inObject);
        } else {
            if (token != OBJECT && token != ARRAY) {
                require(',', first);
                first = afterSpace();
            }
            token = inObject ? field(first) : value(first);
        }
        return token;
    }

    @Override
    void skip() {
        int outer = depth - 1;
        if (token == OBJECT || token == ARRAY) {
            while (depth > outer) {
                next();
            }
        }
    }

    /** Goes to the next byte that isn't white space, and looks at it; -1 at the end. */
    private int afterSpace() {
        while (at < end) {
            byte b = json[at];
            if (b > ' ' || !isSpace(b)) {
                return b;
            }
            at++;
        }
        return -1;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private void require(char expected, int found) {
        if (found != expected) {
            throw malformed(at);
        }
        at++;
    }

    private int value(int first) {
        start = at;
        switch (first) {
            case '"' -> {
                at = string.read(at);
                if (string.size() > MAX_STRING && names != null) {
                    throw at(Failures.TOO_LONG);
                }
                return STRING;
            }
            case '{' -> {
                enter(names == null ? 0 : names.count());
                return OBJECT;
            }
            case '[' -> {
                enter(-1);
                return ARRAY;
            }
            case 't' -> {
                word("true");
                return TRUE;
            }
            case 'f' -> {
                word("false");
                return FALSE;
            }
            case 'n' -> {
                word("null");
                return NULL;
            }
            default -> {
                return number();
            }
        }
    }

    private void enter(int noted) {
        at++;
        if (depth == JsonText.MAX_DEPTH) {
            throw Failures.tooDeep();
        }
        if (depth == entered.length) {
            entered = Arrays.copyOf(entered, 4 * depth);
        }
        entered[depth++] = noted;
    }

    private int leave(boolean object) {
        start = at++;
        depth--;
        if (object && names != null) {
            names.forget(entered[depth], depth);
        }
        return object ? END_OBJECT : END_ARRAY;
    }

    private int field(int first) {
        if (first != '"') {
            throw malformed(at);
        }
        start = at;
        at = string.read(at);
        if (names != null) {
            if (string.size() > MAX_NAME) {
                throw at(Failures.TOO_LONG);
            }
            if (string.isHalved()) {
                throw malformed(start);
            }
            if (!names.add(string, entered[depth - 1], depth - 1)) {
                throw at("given twice");
            }
        }
        return NAME;
    }

    private void word(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (at == end || json[at] != word.charAt(i)) {
                throw malformed(at);
            }
            at++;
        }
        if (at < end && Character.isJavaIdentifierPart(json[at] & 0xFF)) {
            throw malformed(at);
        }
    }

    private int number() {
        int first = at < end && json[at] == '-' ? at + 1 : at;
        int i = digits(first);
        if (json[first] == '0' && i > first + 1) {
            throw malformed(first + 1);
        }
        boolean real = false;
        if (i < end && json[i] == '.') {
            real = true;
            i = digits(i + 1);
        }
        if (i < end && (json[i] == 'e' || json[i] == 'E')) {
            real = true;
            i++;
            if (i < end && (json[i] == '+' || json[i] == '-')) {
                i++;
            }
            i = digits(i);
        }
        string.set(at, i);
        at = i;
        if (depth == 0 && names != null && i < end && !isSpace(json[i])) {
            throw malformed(i);
        }
        if (names != null && string.size() > JsonText.MAX_DIGITS && hasManyDigits()) {
            throw at(Failures.TOO_LONG);
        }
        return real ? REAL : WHOLE;
    }

    private int digits(int first) {
        int i = first;
        while (i < end && json[i] >= '0' && json[i] <= '9') {
            i++;
        }
        if (i == first) {
            throw malformed(i);
        }
        return i;
    }

    private boolean hasManyDigits() {
        int digits = 0;
        for (int i = start; i < at; i++) {
            digits += json[i] >= '0' && json[i] <= '9' ? 1 : 0;
        }
        return digits > JsonText.MAX_DIGITS;
    }

    @Override
    String name() {
        return string.name();
    }

    @Override
    boolean isName(String name) {
        return string.is(name);
    }

    @Override
    String text() {
        return string.text();
    }

    /** The text of a string in UTF-8, with a question mark for what UTF-8 has no bytes for. */
    byte[] utf8() {
        return string.utf8();
    }

    @Override
    long whole() {
        return string.size() > SHORT ? Long.parseLong(string.text()) : string.number();
    }

    /** Has messages tell places within the value that begins somewhere. */
    void within(int place) {
        root = place;
        string.within(place);
    }

    @Override
    JsonException at(String detail) {
        return new JsonException(place(), detail);
    }

    @Override
    JsonException missing(String name) {
        return new JsonException(place() + "/" + Failures.escaped(name), "missing");
    }

    private String place() {
        return Place.of(new Utf8Tokens(json, root, end, null), start);
    }

    private JsonException malformed(int position) {
        return Failures.malformed(json, root, position, end);
    }
}
