package dev.peregrine.json;

import dev.peregrine.text.Utf8;

/** The bounds of JSON that all codecs share, and its encoding. */
final class JsonText {
    static final int MAX_DEPTH = 200;
    static final int MAX_DIGITS = 1000;

    private JsonText() {}

    /**
     * Refuses what isn't UTF-8 (RFC 3629), and zero bytes, which are never JSON: Jackson would guess UTF-16 and UTF-32 from
     * these, and accepts overlong forms and encoded surrogates.
     */
    static void requireUtf8(byte[] json, int end) {
        int i = 0;
        while (i < end) {
            byte first = json[i];
            if (first > 0) {
                i++;
                continue;
            }
            int length = Utf8.sequenceLength(json, i, end);
            if (length == 0) {
                throw first == 0 ? new JsonException("", "not valid JSON: a zero byte") : Failures.notUtf8();
            }
            i += length;
        }
    }
}
