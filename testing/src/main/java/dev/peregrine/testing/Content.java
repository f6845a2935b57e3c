package dev.peregrine.testing;

import dev.peregrine.http.MediaType;
import dev.peregrine.http.MultipartForm;
import dev.peregrine.http.Parameters;
import dev.peregrine.http.Part;
import dev.peregrine.json.JsonCodec;
import dev.peregrine.testing.wire.ClientRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The content of a request in a test, with its media type. Immutable. */
public final class Content {
    private final String mediaType;
    private final byte[] bytes;

    private Content(String mediaType, byte[] bytes) {
        this.mediaType = mediaType;
        this.bytes = bytes;
    }

    /**
     * Any content.
     *
     * @param mediaType the value of {@code Content-Type}, sent as it is; empty for none
     * @param bytes the content
     * @return the content
     */
    public static Content of(String mediaType, byte[] bytes) {
        return new Content(mediaType, bytes.clone());
    }

    /**
     * Nothing.
     *
     * @return no bytes, without a media type
     */
    public static Content none() {
        return new Content("", new byte[0]);
    }

    /**
     * JSON as text, which may be malformed.
     *
     * @param json the text
     * @return the content, of type {@code application/json}
     */
    public static Content json(String json) {
        return new Content(MediaType.JSON.toString(), json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A value as JSON, written by {@link JsonCodec#light()}.
     *
     * @param value a record, a map, a list and the like; a string is taken as text that is JSON already
     * @return the content, of type {@code application/json}
     */
    public static Content json(Object value) {
        return value instanceof String text
                ? json(text)
                : new Content(MediaType.JSON.toString(), JsonCodec.light().write(value));
    }

    /**
     * The fields of a form.
     *
     * @param namesAndValues such as {@code "name", "Ada", "tag", "a", "tag", "b"}
     * @return the content, of type {@code application/x-www-form-urlencoded}
     */
    public static Content form(String... namesAndValues) {
        byte[] encoded = Parameters.of(namesAndValues).encode().getBytes(StandardCharsets.US_ASCII);
        return new Content(MediaType.FORM.toString(), encoded);
    }

    /**
     * A form that may hold files.
     *
     * @param parts its fields and files
     * @return the content, of type {@code multipart/form-data}
     */
    public static Content multipart(Part... parts) {
        MultipartForm form = MultipartForm.of(parts);
        return new Content(form.mediaType().toString(), form.body().bytes());
    }

    /**
     * Text in UTF-8.
     *
     * @param text the text
     * @return the content, of type {@code text/plain; charset=utf-8}
     */
    public static Content text(String text) {
        return text(text, StandardCharsets.UTF_8);
    }

    /**
     * Text in another encoding.
     *
     * @param text the text
     * @param charset its encoding
     * @return the content, of type {@code text/plain} with the charset
     */
    public static Content text(String text, Charset charset) {
        String name = charset.equals(StandardCharsets.UTF_8) ? "utf-8" : charset.name();
        return new Content("text/plain; charset=" + name, text.getBytes(charset));
    }

    /**
     * Bytes.
     *
     * @param bytes the content
     * @return the content, of type {@code application/octet-stream}
     */
    public static Content bytes(byte[] bytes) {
        return of(MediaType.BYTES.toString(), bytes);
    }

    /**
     * A request with this content.
     *
     * @param request the request
     * @return the request with the content and, unless the media type is empty, a line for it
     */
    public ClientRequest in(ClientRequest request) {
        ClientRequest typed = mediaType.isEmpty() ? request : request.withHeader("content-type", mediaType);
        return typed.withBody(bytes);
    }

    String mediaType() {
        return mediaType;
    }

    byte[] content() {
        return bytes;
    }
}
