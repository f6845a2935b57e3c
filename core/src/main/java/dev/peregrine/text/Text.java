package dev.peregrine.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import org.jspecify.annotations.Nullable;

/** Strict decoding of text. */
public final class Text {
    private Text() {}

    /**
     * Decodes bytes.
     *
     * @param bytes the bytes
     * @param charset the charset they should be in
     * @return null when they aren't text in that charset
     */
    public static @Nullable String decode(byte[] bytes, Charset charset) {
        String text = new String(bytes, charset);
        // only a replacement character can mean malformed input, so the slow and strict way is rarely taken
        if (text.indexOf('\uFFFD') < 0) {
            return text;
        }
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /**
     * Whether text is of whole characters.
     *
     * @param text the text
     * @return whether each surrogate stands in a pair
     */
    public static boolean isUnicode(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
