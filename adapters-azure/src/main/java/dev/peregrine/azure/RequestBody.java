package dev.peregrine.azure;

import dev.peregrine.http.Body;
import dev.peregrine.http.Headers;
import dev.peregrine.http.HttpProblem;
import dev.peregrine.http.MediaType;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes bytes of a body again. The host reads every body as UTF-8 text, except those of {@code application/octet-stream} and
 * {@code multipart/*}, whose bytes a function gets at its entry point for bytes. What was damaged on this way is refused
 * wherever that shows.
 */
final class RequestBody {
    /** Stands in text for bytes that weren't UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private RequestBody() {}

    static Body decode(@Nullable Object body, Headers headers, boolean bytes, HttpInvocation invocation) {
        if (body == null) {
            if (isChunked(headers)) {
                throw HttpProblem.of(411, "A body without Content-Length doesn't arrive here; send the length");
            }
            return Body.empty();
        }
        Optional<MediaType> type = headers.first("content-type").flatMap(MediaType::parse);
        boolean arrivesAsBytes = type.isPresent() && arrivesAsBytes(type.get());
        if (body instanceof byte[] content) {
            return fromBytes(content, arrivesAsBytes, invocation);
        }
        String text = (String) body;
        if (text.isEmpty()) {
            return Body.empty();
        }
        if (bytes || arrivesAsBytes) {
            throw textExpected(invocation);
        }
        return fromText(text, type, headers, invocation);
    }

    private static boolean isChunked(Headers headers) {
        return headers.list("transfer-encoding").contains("chunked");
    }

    private static boolean arrivesAsBytes(MediaType type) {
        return type.is(MediaType.BYTES) || type.type().equals("multipart");
    }

    private static Body fromBytes(byte[] content, boolean arrivesAsBytes, HttpInvocation invocation) {
        if (content.length > 0 && !arrivesAsBytes) {
            // the worker has parsed text as a JSON array of numbers
            invocation.warn("A body of text can't be handed to a function with body=bytes. Callers must send"
                    + " application/octet-stream or multipart/*; for functions that take text, write "
                    + invocation.functionName()
                    + ".body=text in peregrine-azure.properties, and package and deploy anew.");
            throw HttpProblem.of(415, "Send the body as application/octet-stream or multipart/form-data");
        }
        return Body.of(content);
    }

    private static HttpProblem textExpected(HttpInvocation invocation) {
        invocation.warn(
                "A body of type application/octet-stream or multipart/* can't be handed to a function with body=text."
                        + " Write " + invocation.functionName()
                        + ".body=bytes in peregrine-azure.properties, and package and deploy"
                        + " anew.");
        return HttpProblem.of(
                415, "Bodies of type application/octet-stream and multipart are not accepted here; send text");
    }

    private static Body fromText(String text, Optional<MediaType> type, Headers headers, HttpInvocation invocation) {
        if (text.indexOf(REPLACEMENT) >= 0 && !isText(type, headers)) {
            invocation.warn(
                    "The body isn't text, and Azure has damaged it by reading it as text. Callers must send it as"
                            + " application/octet-stream, to a function with body=bytes in peregrine-azure.properties.");
            throw HttpProblem.of(415, "A binary body of this type doesn't arrive here unharmed");
        }
        Charset charset = charset(type);
        if (charset.equals(StandardCharsets.UTF_8)) {
            return Body.of(text, charset);
        }
        try {
            ByteBuffer encoded = charset.newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
            byte[] content = new byte[encoded.remaining()];
            encoded.get(content);
            return Body.of(content);
        } catch (CharacterCodingException | UnsupportedOperationException e) {
            invocation.warn("The body is text in the charset " + charset.name()
                    + ", and Azure has damaged it by reading it as UTF-8. Callers must send UTF-8.");
            throw HttpProblem.of(
                            415, "Text in the charset " + charset.name() + " doesn't arrive here unharmed; use UTF-8")
                    .causedBy(e);
        }
    }

    /** The charset that the content names; an unknown one is refused by whoever reads the content as text. */
    private static Charset charset(Optional<MediaType> type) {
        try {
            return type.isPresent() ? type.get().charset() : StandardCharsets.UTF_8;
        } catch (HttpProblem e) {
            return StandardCharsets.UTF_8;
        }
    }

    /** Whether a replacement character may have been sent as such. */
    private static boolean isText(Optional<MediaType> type, Headers headers) {
        if (headers.contains("content-encoding")) {
            return false;
        }
        if (type.isEmpty()) {
            return true;
        }
        MediaType known = type.get();
        return known.type().equals("text")
                || known.isJson()
                || known.is(MediaType.FORM)
                || known.subtype().equals("xml")
                || known.subtype().endsWith("+xml")
                || known.parameter("charset").isPresent();
    }
}
