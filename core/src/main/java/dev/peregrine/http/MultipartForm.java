package dev.peregrine.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A form of fields and files, {@code multipart/form-data} (RFC 7578). Immutable.
 *
 * <p>What is read is bounded: at most {@value #MAX_PARTS} parts, each with headers of at most {@value #MAX_HEADER_BYTES}
 * bytes; the size of the whole is the host's to limit.
 */
public final class MultipartForm {
    /** The most parts that are read. */
    public static final int MAX_PARTS = 1000;

    /** The most bytes that are read as the headers of one part. */
    public static final int MAX_HEADER_BYTES = 8192;

    private final List<Part> parts;
    private final String boundary;

    private MultipartForm(List<Part> parts, String boundary) {
        this.parts = parts;
        this.boundary = boundary;
    }

    /**
     * A form of parts.
     *
     * @param parts the parts
     * @return the form, with a boundary that stands in none of them
     */
    public static MultipartForm of(Part... parts) {
        List<Part> copy = List.of(parts);
        int number = 0;
        while (occurs("peregrine-" + number, copy)) {
            number++;
        }
        return new MultipartForm(copy, "peregrine-" + number);
    }

    /**
     * A form of parts with a boundary of a host's or client's choice.
     *
     * @param boundary the boundary; it must stand in none of the parts
     * @param parts the parts
     * @return the form
     */
    public static MultipartForm of(String boundary, List<Part> parts) {
        return new MultipartForm(List.copyOf(parts), boundary);
    }

    private static boolean occurs(String boundary, List<Part> parts) {
        byte[] wanted = boundary.getBytes(StandardCharsets.US_ASCII);
        for (Part part : parts) {
            byte[] content = part.body().content();
            if (indexOf(content, wanted, 0, content.length) >= 0) {
                return true;
            }
        }
        return false;
    }

    static MultipartForm parse(MediaType type, byte[] content) {
        String boundary = type.parameter("boundary").orElse("");
        if (boundary.isEmpty() || boundary.length() > 70) {
            throw HttpProblem.of(400, "The Content-Type of the form has no boundary of 1 to 70 characters");
        }
        return new MultipartForm(parts(content, boundary.getBytes(StandardCharsets.ISO_8859_1)), boundary);
    }

    private static List<Part> parts(byte[] content, byte[] boundary) {
        byte[] delimiter = new byte[boundary.length + 4];
        delimiter[0] = '\r';
        delimiter[1] = '\n';
        delimiter[2] = '-';
        delimiter[3] = '-';
        System.arraycopy(boundary, 0, delimiter, 4, boundary.length);
        List<Part> parts = new ArrayList<>();
        // the first delimiter may stand at the very start, without its line break
        int at = startsWith(content, delimiter, 2, 0)
                ? delimiter.length - 2
                : after(indexOf(content, delimiter, 0, content.length), delimiter);
        while (true) {
            if (startsWith(content, new byte[] {'-', '-'}, 0, at)) {
                return Collections.unmodifiableList(parts);
            }
            while (at < content.length && (content[at] == ' ' || content[at] == '\t')) {
                at++;
            }
            if (!startsWith(content, new byte[] {'\r', '\n'}, 0, at)) {
                throw malformed("a boundary isn't followed by a line break");
            }
            if (parts.size() == MAX_PARTS) {
                throw HttpProblem.of(413, "The form has more than " + MAX_PARTS + " parts");
            }
            int end = indexOf(content, delimiter, at, content.length);
            if (end < 0) {
                throw malformed("it ends within a part");
            }
            parts.add(part(content, at + 2, end));
            at = end + delimiter.length;
        }
    }

    private static int after(int index, byte[] delimiter) {
        if (index < 0) {
            throw malformed("the boundary doesn't occur");
        }
        return index + delimiter.length;
    }

    private static Part part(byte[] content, int from, int to) {
        Headers.Builder headers = Headers.builder();
        int at = from;
        while (true) {
            int end = indexOf(content, new byte[] {'\r', '\n'}, at, to);
            // the line break before the delimiter may also be the one that ends the headers
            int lineEnd = end < 0 ? to : end;
            if (lineEnd - from > MAX_HEADER_BYTES) {
                throw HttpProblem.of(413, "A part of the form has headers of more than " + MAX_HEADER_BYTES + " bytes");
            }
            if (lineEnd == at) {
                at = Math.min(to, lineEnd + 2);
                break;
            }
            if (end < 0) {
                throw malformed("a part has no empty line behind its headers");
            }
            addHeader(new String(content, at, end - at, StandardCharsets.UTF_8), headers);
            at = end + 2;
        }
        Headers read = headers.build();
        Disposition disposition =
                Disposition.parse(read.first("content-disposition").orElse(""));
        String name = disposition.name();
        if (name == null) {
            throw malformed("a part has no name");
        }
        return Part.of(name, Optional.ofNullable(disposition.fileName()), read, Arrays.copyOfRange(content, at, to));
    }

    private static void addHeader(String line, Headers.Builder headers) {
        int colon = line.indexOf(':');
        if (colon <= 0) {
            throw malformed("a header of a part has no colon");
        }
        try {
            headers.add(line.substring(0, colon), line.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            throw malformed("a header of a part isn't one");
        }
    }

    private static HttpProblem malformed(String why) {
        return HttpProblem.of(400, "The multipart form is malformed: " + why);
    }

    private static boolean startsWith(byte[] content, byte[] wanted, int skip, int at) {
        int length = wanted.length - skip;
        return at + length <= content.length && Arrays.equals(content, at, at + length, wanted, skip, wanted.length);
    }

    private static int indexOf(byte[] content, byte[] wanted, int from, int to) {
        for (int i = from; i <= to - wanted.length; i++) {
            if (content[i] == wanted[0] && Arrays.equals(content, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * The parts.
     *
     * @return in their order
     */
    public List<Part> parts() {
        return parts;
    }

    /**
     * The first part of a name.
     *
     * @param name the field's name
     * @return the part, empty when there is none
     */
    public Optional<Part> part(String name) {
        for (Part part : parts) {
            if (part.name().equals(name)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    /**
     * The first field of a name, as text.
     *
     * @param name the field's name
     * @return its value, empty when there is none
     * @throws HttpProblem 400, when it isn't text in its charset
     */
    public Optional<String> text(String name) {
        return part(name).map(Part::text);
    }

    /**
     * The media type of this form.
     *
     * @return {@code multipart/form-data} with the boundary
     */
    public MediaType mediaType() {
        return MediaType.of("multipart/form-data").with("boundary", boundary);
    }

    /**
     * This form as content.
     *
     * @return the content
     */
    public Body body() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Part part : parts) {
            text(out, "--" + boundary + "\r\n");
            if (!part.headers().contains("content-disposition")) {
                text(out, "content-disposition: ");
                text(out, Disposition.write(part.name(), part.fileName()));
                text(out, "\r\n");
            }
            part.headers().forEach((name, value) -> text(out, name + ": " + value + "\r\n"));
            text(out, "\r\n");
            out.writeBytes(part.body().content());
            text(out, "\r\n");
        }
        text(out, "--" + boundary + "--\r\n");
        return Body.of(out.toByteArray());
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
