package dev.peregrine.json;

/** UTF-8 (RFC 3629), character by character. */
final class Utf8 {
    private Utf8() {}

    /** Writes a code point that isn't half of a surrogate pair; returns where it ends. */
    static int encode(int c, byte[] into, int offset) {
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

    /** The length of the well-formed sequence of two to four bytes that starts somewhere, or 0. */
    static int sequenceLength(byte[] bytes, int start, int end) {
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
}
