package dev.peregrine.json;

import dev.peregrine.text.Utf8;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The string, name or number that a reader of JSON has come to. A string is checked and its escapes are decoded while its end is
 * looked for; what has none is decoded only for who asks.
 */
final class JsonString {
    private static final long EACH = 0x0101010101010101L;
    private static final long HIGHEST = 0x8080808080808080L;
    private static final byte[] NOTHING = {};
    private static final int FIRST_SIZE = 1024;
    private static final int LONGEST_KEPT = 40;

    /** Names come again and again: the last of each hash is kept, if it is short and plain; written without a lock. */
    private static final @Nullable Kept[] KEPT = new @Nullable Kept[256];

    /** A name in both of its forms; immutable, as what is shared without a lock must be. */
    private static final class Kept {
        final byte[] utf8;
        final String text;

        Kept(byte[] utf8, String text) {
            this.utf8 = utf8;
            this.text = text;
        }
    }

    private final byte[] json;

    /** The same, to look at eight bytes at once. */
    private final ByteBuffer words;

    private final int end;

    /** Where what messages count from begins. */
    private int begin;

    /** The content as it is written. */
    private int from;

    private int to;
    private boolean escaped;

    /** Whether an escape stands for half of a surrogate pair, for which UTF-8 has no bytes. */
    private boolean halved;

    /** The content without its escapes, if it has some. */
    private byte[] decoded = NOTHING;

    private int length;

    JsonString(byte[] json, int begin, int end) {
        this.json = json;
        this.words = ByteBuffer.wrap(json).order(ByteOrder.LITTLE_ENDIAN);
        this.begin = begin;
        this.end = end;
    }

    /** Has messages count from a place. */
    void within(int root) {
        begin = root;
    }

    /** Takes what has neither quotes nor escapes. */
    void set(int first, int behind) {
        from = first;
        to = behind;
        escaped = false;
    }

    /**
     * Goes through a string.
     *
     * @param quote where it begins
     * @return what stands behind it
     */
    int read(int quote) {
        from = quote + 1;
        escaped = false;
        int run = from;
        int i = plain(from);
        while (i < end) {
            byte b = json[i];
            if (b == '"') {
                to = i;
                if (escaped) {
                    append(run, i);
                }
                return i + 1;
            }
            if (b == '\\') {
                start();
                append(run, i);
                i = escape(i);
                run = i;
            } else {
                int bytes = b >= 0 ? 0 : Utf8.sequenceLength(json, i, end);
                if (bytes == 0) {
                    throw b >= 0 ? malformed(i) : Failures.notUtf8();
                }
                i += bytes;
            }
            i = plain(i);
        }
        throw malformed(end);
    }

    /** The first place from one on that doesn't stand for itself: a quote, a backslash, a control, what isn't ASCII. */
    private int plain(int first) {
        int i = first;
        while (i + 8 <= end) {
            long word = words.getLong(i);
            long quotes = word ^ ('"' * EACH);
            long backslashes = word ^ ('\\' * EACH);
            // a byte's highest bit is set if it was, or if the difference borrows; of bytes behind the first such it
            // may be wrong
            long special = (word | (word - ' ' * EACH) | (quotes - EACH) | (backslashes - EACH)) & HIGHEST;
            if (special != 0) {
                return i + (Long.numberOfTrailingZeros(special) >> 3);
            }
            i += 8;
        }
        while (i < end && json[i] >= ' ' && json[i] != '"' && json[i] != '\\') {
            i++;
        }
        return i;
    }

    private void start() {
        if (!escaped) {
            escaped = true;
            halved = false;
            length = 0;
        }
    }

    private void append(int first, int behind) {
        int more = behind - first;
        // and four for an escape
        int size = length + more + 4;
        if (decoded.length < size) {
            decoded = Arrays.copyOf(decoded, Math.max(2 * size, Math.min(end - from, FIRST_SIZE)));
        }
        System.arraycopy(json, first, decoded, length, more);
        length += more;
    }

    /** Decodes an escape, or two that are the halves of one character; returns what stands behind. */
    private int escape(int i) {
        int kind = i + 1 < end ? json[i + 1] : -1;
        if (kind != 'u') {
            if (kind < 0 || "\"\\/bfnrt".indexOf(kind) < 0) {
                throw malformed(Math.min(i + 1, end));
            }
            decoded[length++] = (byte) character(kind);
            return i + 2;
        }
        char unit = unit(i);
        int after = i + 6;
        if (!Character.isSurrogate(unit)) {
            length = Utf8.encode(unit, decoded, length);
            return after;
        }
        if (Character.isHighSurrogate(unit) && after + 1 < end && json[after] == '\\' && json[after + 1] == 'u') {
            char low = unit(after);
            if (Character.isLowSurrogate(low)) {
                length = Utf8.encode(Character.toCodePoint(unit, low), decoded, length);
                return after + 6;
            }
        }
        halved = true;
        decoded[length++] = '?';
        return after;
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

    private static char character(int kind) {
        return switch (kind) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> (char) kind;
        };
    }

    /** The number of bytes, without the escapes. */
    int size() {
        return escaped ? length : to - from;
    }

    /** The text. */
    String text() {
        if (!escaped) {
            return new String(json, from, to - from, StandardCharsets.UTF_8);
        }
        return halved ? withHalves() : new String(decoded, 0, length, StandardCharsets.UTF_8);
    }

    /** Unit by unit, as Java's strings hold halves of pairs. */
    private String withHalves() {
        StringBuilder text = new StringBuilder(to - from);
        int i = from;
        while (i < to) {
            if (json[i] != '\\') {
                int plain = i;
                while (i < to && json[i] != '\\') {
                    i++;
                }
                text.append(new String(json, plain, i - plain, StandardCharsets.UTF_8));
            } else if (json[i + 1] != 'u') {
                text.append(character(json[i + 1]));
                i += 2;
            } else {
                text.append(unit(i));
                i += 6;
            }
        }
        return text.toString();
    }

    /** The text in UTF-8, with a question mark for what UTF-8 has no bytes for. */
    byte[] utf8() {
        return escaped ? Arrays.copyOf(decoded, length) : Arrays.copyOfRange(json, from, to);
    }

    /** The text of a name. */
    String name() {
        if (escaped || to - from > LONGEST_KEPT) {
            return text();
        }
        int place = hash() & (KEPT.length - 1);
        Kept kept = KEPT[place];
        if (kept == null || !Arrays.equals(json, from, to, kept.utf8, 0, kept.utf8.length)) {
            kept = new Kept(utf8(), text());
            KEPT[place] = kept;
        }
        return kept.text;
    }

    /** Whether this is a text. */
    boolean is(String other) {
        int size = to - from;
        if (!escaped && other.length() == size) {
            int i = 0;
            while (i < size && json[from + i] == other.charAt(i)) {
                i++;
            }
            if (i == size) {
                return true;
            }
            if (json[from + i] >= 0) {
                return false;
            }
        }
        // bytes and characters differ in number only beyond ASCII
        return (escaped || other.length() < size) && other.equals(text());
    }

    /** A number that tells most texts apart, by their length and three of their bytes; the same however it is escaped. */
    int hash() {
        byte[] text = escaped ? decoded : json;
        int first = escaped ? 0 : from;
        int size = escaped ? length : to - from;
        return size == 0 ? 0 : 31 * (31 * (31 * size + text[first]) + text[first + size / 2]) + text[first + size - 1];
    }

    /** Where the content begins. */
    int from() {
        return from;
    }

    /** Whether there are escapes in it. */
    boolean isEscaped() {
        return escaped;
    }

    /** Whether it holds half of a surrogate pair, for which UTF-8 has no bytes. */
    boolean isHalved() {
        return escaped && halved;
    }

    /** Whether an earlier string, whose content begins at a place, is the same. */
    boolean isAt(int place, boolean withEscapes) {
        if (escaped || withEscapes) {
            return at(place).equals(text());
        }
        int behind = place + to - from;
        return json[behind] == '"' && Arrays.equals(json, from, to, json, place, behind);
    }

    /** The string whose content begins at an earlier place. */
    String at(int place) {
        JsonString earlier = new JsonString(json, begin, end);
        earlier.read(place - 1);
        return earlier.text();
    }

    /** The value of a whole number of 18 digits or less. */
    long number() {
        boolean negative = json[from] == '-';
        long value = 0;
        for (int i = negative ? from + 1 : from; i < to; i++) {
            value = 10 * value + (json[i] - '0');
        }
        return negative ? -value : value;
    }

    private JsonException malformed(int position) {
        return Failures.malformed(json, begin, position, end);
    }
}
