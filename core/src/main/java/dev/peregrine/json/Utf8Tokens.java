package dev.peregrine.json;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of JSON (RFC 8259) in an array, in UTF-8 (RFC 3629) and nothing else: no name twice in an object; nesting, numbers
 * and names are bounded. Nothing is decoded before it is asked for, and no path is kept: when something is wrong, {@link Place}
 * reads again to tell where.
 */
final class Utf8Tokens extends Tokens {
    private static final int MAX_NAME = 50_000;
    private static final long EACH = 0x0101010101010101L;
    private static final long HIGHEST = 0x80 * EACH;

    /** So many digits that no number of them overflows. */
    private static final int SHORT = 18;

    /** Names of before, to be found by their hash; written without a lock. */
    private static final @Nullable Kept[] KEPT = new @Nullable Kept[256];

    private static final int LONGEST_KEPT = 40;

    /** A name in both of its forms; immutable, as what is shared without a lock must be. */
    private record Kept(byte[] utf8, String text) {}

    private final byte[] json;

    /** The same, to look at eight bytes at once. */
    private final ByteBuffer words;

    private final int begin;
    private final int end;

    /** What may not come twice; null when this only reads again. */
    private final @Nullable Names names;

    /** The next byte to read. */
    private int at;

    private int token;

    /** Where the token begins, and its content: that of a string or a name is without the quotes. */
    private int start;

    private int from;
    private int to;

    /** By how many bytes a string is shorter without its escapes. */
    private int saved;

    /** Whether a string holds an escaped half of a surrogate pair, for which UTF-8 has no bytes. */
    private boolean halves;

    private int depth;

    /** For each object or array entered, how many names had been noted before it; -1 for an array. */
    private int[] entered = new int[8];

    Utf8Tokens(byte[] json, int begin, int end) {
        this(json, begin, end, new Names(end - begin));
    }

    private Utf8Tokens(byte[] json, int begin, int end, @Nullable Names names) {
        this.names = names;
        this.json = json;
        this.words = ByteBuffer.wrap(json).order(ByteOrder.LITTLE_ENDIAN);
        this.begin = begin;
        this.end = end;
        this.at = isMarked() ? begin + 3 : begin;
    }

    /** Whether there is a byte order mark. */
    private boolean isMarked() {
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
                string();
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
        string();
        if (names != null) {
            if (to - from > MAX_NAME) {
                throw at(Failures.TOO_LONG);
            }
            if (!names.add(this, entered[depth - 1], depth - 1)) {
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

    /** Goes through a string, from its first quote to behind its last. */
    private void string() {
        saved = 0;
        halves = false;
        int i = at + 1;
        from = i;
        for (i = plain(i); i < end; i = plain(i)) {
            byte b = json[i];
            if (b == '"') {
                to = i;
                at = i + 1;
                return;
            }
            if (b == '\\') {
                i = escape(i);
            } else {
                int length = b >= 0 ? 0 : Utf8.sequenceLength(json, i, end);
                if (length == 0) {
                    throw b >= 0 ? malformed(i) : Failures.notUtf8();
                }
                i += length;
            }
        }
        throw malformed(end);
    }

    /** The first place from one on that doesn't stand for itself in a string: a quote, a backslash, what isn't ASCII. */
    private int plain(int first) {
        int i = first;
        while (i + 8 <= end) {
            long word = words.getLong(i);
            long quotes = word ^ ('"' * EACH);
            long backslashes = word ^ ('\\' * EACH);
            // a byte's highest bit is set where it is high itself or the difference borrows; what is behind the first may be wrong
            long special = (word | (word - ' ' * EACH) | (quotes - EACH) | (backslashes - EACH)) & HIGHEST;
            if (special != 0) {
                return i + (Long.numberOfTrailingZeros(special) >> 3);
            }
            i += 8;
        }
        while (i < end && isPlain(json[i])) {
            i++;
        }
        return i;
    }

    private static boolean isPlain(byte b) {
        return b >= ' ' && b != '"' && b != '\\';
    }

    /** Goes through an escape, or two that are the halves of one character. */
    private int escape(int i) {
        int kind = i + 1 < end ? json[i + 1] : -1;
        if (kind != 'u') {
            if (kind < 0 || "\"\\/bfnrt".indexOf(kind) < 0) {
                throw malformed(Math.min(i + 1, end));
            }
            saved++;
            return i + 2;
        }
        char unit = unit(i);
        int after = i + 6;
        if (!Character.isSurrogate(unit)) {
            saved += 6 - (unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3);
            return after;
        }
        boolean pair = Character.isHighSurrogate(unit)
                && after + 1 < end
                && json[after] == '\\'
                && json[after + 1] == 'u'
                && Character.isLowSurrogate(unit(after));
        halves |= !pair;
        saved += pair ? 8 : 3;
        return pair ? after + 6 : after;
    }

    /** The UTF-16 unit of an escape with four digits. */
    private char unit(int i) {
        int unit = 0;
        for (int k = i + 2; k < i + 6; k++) {
            int digit = k < end ? Character.digit(json[k], 16) : -1;
            if (digit < 0) {
                throw malformed(Math.min(k, end));
            }
            unit = 16 * unit + digit;
        }
        return (char) unit;
    }

    private int number() {
        from = at;
        int i = at;
        if (i < end && json[i] == '-') {
            i++;
        }
        int whole = i;
        i = digits(i);
        if (json[whole] == '0' && i > whole + 1) {
            throw malformed(whole + 1);
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
        to = i;
        at = i;
        saved = 0;
        if (depth == 0 && names != null && i < end && !isSpace(json[i])) {
            throw malformed(i);
        }
        if (names != null && to - whole > JsonText.MAX_DIGITS && hasManyDigits()) {
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
        for (int i = from; i < to; i++) {
            digits += json[i] >= '0' && json[i] <= '9' ? 1 : 0;
        }
        return digits > JsonText.MAX_DIGITS;
    }

    /** Names come again and again: the last of each hash is kept, if it is short and plain. */
    @Override
    String name() {
        if (saved > 0 || to - from > LONGEST_KEPT) {
            return text();
        }
        int place = hash(json, from, to) & (KEPT.length - 1);
        Kept kept = KEPT[place];
        if (kept == null || !Arrays.equals(json, from, to, kept.utf8, 0, kept.utf8.length)) {
            kept = new Kept(utf8(), text());
            KEPT[place] = kept;
        }
        return kept.text;
    }

    @Override
    boolean isName(String name) {
        if (saved > 0) {
            return name.equals(text());
        }
        int length = to - from;
        if (name.length() != length) {
            return isNameBeyondAscii(name);
        }
        for (int i = 0; i < length; i++) {
            if (json[from + i] != name.charAt(i)) {
                return isNameBeyondAscii(name);
            }
        }
        return true;
    }

    /** Bytes and characters differ in number only where a byte is negative. */
    private boolean isNameBeyondAscii(String name) {
        for (int i = from; i < to; i++) {
            if (json[i] < 0) {
                return name.equals(text());
            }
        }
        return false;
    }

    @Override
    String text() {
        if (saved == 0) {
            return new String(json, from, to - from, StandardCharsets.UTF_8);
        }
        return halves ? withHalves() : new String(unescaped(), StandardCharsets.UTF_8);
    }

    /** The text of a string, as UTF-8; what has no bytes is a question mark. */
    byte[] utf8() {
        if (saved == 0) {
            return Arrays.copyOfRange(json, from, to);
        }
        return halves ? withHalves().getBytes(StandardCharsets.UTF_8) : unescaped();
    }

    private byte[] unescaped() {
        byte[] text = new byte[to - from - saved];
        int length = 0;
        int i = from;
        while (i < to) {
            int plain = i;
            while (i < to && json[i] != '\\') {
                i = isPlain(json[i]) ? plain(i) : i + 1;
            }
            System.arraycopy(json, plain, text, length, i - plain);
            length += i - plain;
            if (i == to) {
                return text;
            }
            if (json[i + 1] != 'u') {
                text[length++] = (byte) escaped(json[i + 1]);
                i += 2;
            } else {
                int c = unit(i);
                i += 6;
                if (Character.isHighSurrogate((char) c)) {
                    c = Character.toCodePoint((char) c, unit(i));
                    i += 6;
                }
                length = Utf8.encode(c, text, length);
            }
        }
        return text;
    }

    private static char escaped(int kind) {
        return switch (kind) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> (char) kind;
        };
    }

    /** Unit by unit, as Java's strings hold halves of pairs. */
    private String withHalves() {
        StringBuilder text = new StringBuilder(to - from);
        for (int i = from; i < to; ) {
            if (json[i] != '\\') {
                int plain = i;
                while (i < to && json[i] != '\\') {
                    i++;
                }
                text.append(new String(json, plain, i - plain, StandardCharsets.UTF_8));
            } else if (json[i + 1] != 'u') {
                text.append(escaped(json[i + 1]));
                i += 2;
            } else {
                text.append(unit(i));
                i += 6;
            }
        }
        return text.toString();
    }

    @Override
    long whole() {
        if (to - from > SHORT) {
            return Long.parseLong(text());
        }
        boolean negative = json[from] == '-';
        long value = 0;
        for (int i = negative ? from + 1 : from; i < to; i++) {
            value = 10 * value + (json[i] - '0');
        }
        return negative ? -value : value;
    }

    /** A number that tells most names apart; the same for the same name however it is escaped. */
    int hash() {
        if (saved > 0) {
            byte[] name = utf8();
            return hash(name, 0, name.length);
        }
        return hash(json, from, to);
    }

    /** By its length and three of its bytes: names that collide cost a comparison, and {@link Names} compares few. */
    private static int hash(byte[] text, int from, int to) {
        int length = to - from;
        return length == 0
                ? 0
                : 31 * (31 * (31 * length + text[from]) + text[from + length / 2]) + text[to - 1];
    }

    /** Where a name begins that was read before, to compare it. */
    int from() {
        return from;
    }

    /** Whether the name that begins at a place is the one that this stands on. */
    boolean isNameAt(int place) {
        if (saved == 0 && place + to - from < end && json[place + to - from] == '"') {
            int i = from;
            while (i < to && json[i] == json[place + i - from]) {
                i++;
            }
            if (i == to) {
                return true;
            }
        }
        return nameAt(place).equals(text());
    }

    /** The name that begins at a place. */
    String nameAt(int place) {
        Utf8Tokens earlier = new Utf8Tokens(json, place - 1, end, null);
        earlier.string();
        return earlier.text();
    }

    @Override
    JsonException at(String detail) {
        return at(begin, detail);
    }

    /** What is wrong, with its place within the value that begins somewhere. */
    JsonException at(int root, String detail) {
        return new JsonException(place(root), detail);
    }

    @Override
    JsonException missing(String name) {
        return new JsonException(place(begin) + "/" + Failures.escaped(name), "missing");
    }

    private String place(int root) {
        return Place.of(new Utf8Tokens(json, root, end, null), start);
    }

    private JsonException malformed(int position) {
        return Failures.malformed(json, begin, position, end);
    }
}
