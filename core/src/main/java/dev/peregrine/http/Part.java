package dev.peregrine.http;

import dev.peregrine.text.Text;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One part of a {@link MultipartForm}: a field or a file. Immutable. */
public final class Part {
    private final String name;
    private final @Nullable String fileName;
    private final Headers headers;
    private final Body body;

    private Part(String name, @Nullable String fileName, Headers headers, Body body) {
        this.name = name;
        this.fileName = fileName;
        this.headers = headers;
        this.body = body;
    }

    /**
     * A field.
     *
     * @param name its name
     * @param text its value
     * @return the part
     */
    public static Part field(String name, String text) {
        return new Part(name, null, Headers.empty(), Body.of(text, StandardCharsets.UTF_8));
    }

    /**
     * A file.
     *
     * @param name the field's name
     * @param fileName the file's name
     * @param type the media type of the content
     * @param content the content; the caller gives it away
     * @return the part
     */
    public static Part file(String name, String fileName, MediaType type, byte[] content) {
        return new Part(name, fileName, Headers.of("content-type", type.toString()), Body.of(content));
    }

    /**
     * A part as a host has taken it apart.
     *
     * @param name the field's name
     * @param fileName the file's name, empty for a field
     * @param headers its headers; {@code Content-Disposition} may be among them
     * @param content the content; the caller gives it away
     * @return the part
     */
    public static Part of(String name, Optional<String> fileName, Headers headers, byte[] content) {
        return new Part(name, fileName.orElse(null), headers, Body.of(content));
    }

    /**
     * The field's name.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The file's name as the client sent it. It is the client's: never use it as a path.
     *
     * @return the name, empty for a field
     */
    public Optional<String> fileName() {
        return Optional.ofNullable(fileName);
    }

    /**
     * The part's headers.
     *
     * @return the headers
     */
    public Headers headers() {
        return headers;
    }

    /**
     * The media type of the content.
     *
     * @return the media type, empty when there is none or it isn't well-formed
     */
    public Optional<MediaType> contentType() {
        String value = headers.find("content-type");
        return value == null ? Optional.empty() : MediaType.parse(value);
    }

    /**
     * The content.
     *
     * @return the content
     */
    public Body body() {
        return body;
    }

    /**
     * The content as bytes.
     *
     * @return a copy
     */
    public byte[] bytes() {
        return body.bytes();
    }

    /**
     * The content as text, in the charset of its media type, UTF-8 without one.
     *
     * @return the text
     * @throws HttpProblem 400, when the charset is unknown or the content isn't text in it
     */
    public String text() {
        Optional<MediaType> type = contentType();
        Charset charset = type.isPresent() ? type.get().charset() : StandardCharsets.UTF_8;
        String text = Text.decode(body.content(), charset);
        if (text == null) {
            throw HttpProblem.of(400, "A part of the form is not text in the charset " + charset.name());
        }
        return text;
    }
}
