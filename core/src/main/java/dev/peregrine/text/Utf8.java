package dev.peregrine.text;

/** UTF-8 (RFC 3629), character by character: no overlong forms, no surrogates, nothing above U+10FFFF. */
public final class Utf8 {
    private Utf8() {}

    /**
     * Whether bytes are well-formed.
     *
     * @param bytes the bytes
     * @return whether they are UTF-8
     */
    public static boolean isWellFormed(byte[] bytes) {
        int i = 0;
        while (i < bytes.length) {
            int length = bytes[i] >= 0 ? 1 : sequenceLength(bytes, i, bytes.length);
            if (length == 0) {
                return false;
            }
            i += length;
        }
        return true;
    }

    /**
     * The length of a character of more than one byte.
     *
     * @param bytes the bytes
     * @param start where the character starts
     * @param end where the bytes end that count
     * @return from 2 to 4; 0 when no such character starts there
     */
    public static int sequenceLength(byte[] bytes, int start, int end) {
        int first = bytes[start] & 0xFF;
        int length = first >= 0xC2 && first <= 0xDF
                ? 2
                : (first & 0xF0) == 0xE0 ? 3 : first >= 0xF0 && first <= 0xF4 ? 4 : 0;
        if (length == 0 || start + length > end) {
            return 0;
        }
        int second = bytes[start + 1] & 0xFF;
        int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        if (second < least || second > most) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((bytes[start + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    /**
     * Writes a character.
     *
     * @param c a code point that isn't half of a surrogate pair
     * @param into has room for it
     * @param offset where it goes
     * @return where it ends
     */
    public static int encode(int c, byte[] into, int offset) {
        int at = offset;
        if (c < 0x80) {
            into[at++] = (byte) c;
            return at;
        }
        if (c < 0x800) {
            into[at++] = (byte) (0xC0 | (c >> 6));
        } else {
            if (c < 0x10000) {
                into[at++] = (byte) (0xE0 | (c >> 12));
            } else {
                into[at++] = (byte) (0xF0 | (c >> 18));
                into[at++] = (byte) (0x80 | ((c >> 12) & 0x3F));
            }
            into[at++] = (byte) (0x80 | ((c >> 6) & 0x3F));
        }
        into[at++] = (byte) (0x80 | (c & 0x3F));
        return at;
    }
}
