package dev.peregrine.cloudevents;

import dev.peregrine.http.MediaType;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What the media type of an event's data says of them. */
final class DataType {
    private DataType() {}

    /** Also {@code text/json} and the like, other than {@link MediaType#isJson} (JSON event format, section 3.1.1). */
    static boolean isJson(MediaType type) {
        return type.subtype().equals("json") || type.subtype().endsWith("+json");
    }

    /** The encoding of text; null when it is unknown here or can't be written. */
    static @Nullable Charset charset(MediaType type) {
        String name = type.parameter("charset").orElse("utf-8");
        try {
            Charset charset = name.equalsIgnoreCase("utf-8") ? StandardCharsets.UTF_8 : Charset.forName(name);
            return charset.canEncode() ? charset : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Encodes text without loss; null when that can't be. */
    static byte @Nullable [] encode(String text, Charset charset) {
        try {
            ByteBuffer bytes = charset.newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
            byte[] encoded = new byte[bytes.remaining()];
            bytes.get(encoded);
            return encoded;
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
