package dev.peregrine.testing;

import dev.peregrine.http.HttpResponse;
import dev.peregrine.http.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.AbstractObjectAssert;

/**
 * Assertions on an HTTP response. Failures show the status, the headers and the beginning of the content.
 *
 * @param <SELF> what the methods return
 */
public abstract class HttpResponseAssert<SELF extends HttpResponseAssert<SELF>>
        extends AbstractObjectAssert<SELF, HttpResponse> {

    HttpResponseAssert(HttpResponse actual, Class<?> selfType) {
        super(actual, selfType);
        info.useRepresentation(new ResponseRepresentation());
    }

    /** For responses without a reply around them. */
    static final class Plain extends HttpResponseAssert<Plain> {
        Plain(HttpResponse actual) {
            super(actual, Plain.class);
        }
    }

    AssertionError wrong(String what) {
        return new AssertionError((info.hasDescription() ? "[" + info.descriptionText() + "] " : "") + what
                + "\nin the response\n" + shown());
    }

    String shown() {
        return ResponseRepresentation.show(actual);
    }

    /**
     * Checks the status.
     *
     * @param status the status expected
     * @return this
     */
    public SELF hasStatus(int status) {
        if (actual.status() != status) {
            throw wrong("Expected status %d but was %d".formatted(status, actual.status()));
        }
        return myself;
    }

    /**
     * Checks that the first line of a header has a value.
     *
     * @param name the header's name, in any case
     * @param value the value expected
     * @return this
     */
    public SELF hasHeader(String name, String value) {
        List<String> values = actual.headers().all(name);
        if (!values.contains(value)) {
            throw wrong("Expected header %s to be \"%s\" but it was %s".formatted(name, value, values));
        }
        return myself;
    }

    /**
     * Checks that a header is there.
     *
     * @param name the header's name, in any case
     * @return this
     */
    public SELF hasHeader(String name) {
        if (!actual.headers().contains(name)) {
            throw wrong("Expected a header %s".formatted(name));
        }
        return myself;
    }

    /**
     * Checks that a header isn't there.
     *
     * @param name the header's name, in any case
     * @return this
     */
    public SELF hasNoHeader(String name) {
        if (actual.headers().contains(name)) {
            throw wrong("Expected no header %s but it was %s"
                    .formatted(name, actual.headers().all(name)));
        }
        return myself;
    }

    /**
     * Checks the media type, without its parameters.
     *
     * @param mediaType such as {@code application/json}
     * @return this
     */
    public SELF hasContentType(String mediaType) {
        Optional<MediaType> type = actual.contentType();
        if (type.isEmpty() || !type.get().is(MediaType.of(mediaType))) {
            throw wrong("Expected content of type %s but it was %s".formatted(mediaType, type.orElse(null)));
        }
        return myself;
    }

    /**
     * Checks that the response sets a cookie.
     *
     * @param name the cookie's name
     * @param value its value
     * @return this
     */
    public SELF hasCookie(String name, String value) {
        Optional<String> cookie = SetCookies.value(actual, name);
        if (!cookie.equals(Optional.of(value))) {
            throw wrong(
                    "Expected cookie %s to be \"%s\" but it was %s".formatted(name, value, cookie.orElse("not set")));
        }
        return myself;
    }

    /**
     * Checks the content as text.
     *
     * @param text the whole text expected
     * @return this
     */
    public SELF hasText(String text) {
        if (!actual.text().equals(text)) {
            throw wrong("Expected the text \"%s\"".formatted(ResponseRepresentation.bounded(text)));
        }
        return myself;
    }

    /**
     * Checks that the content holds a text.
     *
     * @param text part of the text expected
     * @return this
     */
    public SELF hasTextContaining(String text) {
        if (!actual.text().contains(text)) {
            throw wrong("Expected text that contains \"%s\"".formatted(ResponseRepresentation.bounded(text)));
        }
        return myself;
    }

    /**
     * Checks the content as bytes.
     *
     * @param bytes the content expected
     * @return this
     */
    public SELF hasBody(byte[] bytes) {
        byte[] content = actual.body().bytes();
        int at = Arrays.mismatch(content, bytes);
        if (at >= 0) {
            throw wrong("Expected %d bytes of content but there were %d; they differ at %d"
                    .formatted(bytes.length, content.length, at));
        }
        return myself;
    }

    /**
     * Checks that there is no content.
     *
     * @return this
     */
    public SELF hasNoBody() {
        return hasBody(new byte[0]);
    }

    /**
     * Checks the content as JSON: the order of members, white space and the spelling of numbers don't matter.
     *
     * @param json the JSON expected
     * @return this
     */
    public SELF hasJson(String json) {
        Optional<String> difference = JsonDifference.find(json, actual.body().bytes());
        if (difference.isPresent()) {
            throw wrong("Expected other JSON: %s".formatted(difference.get()));
        }
        return myself;
    }

    /**
     * Checks that the response is a problem document (RFC 9457) of a status.
     *
     * @param status the status of the response and within the document
     * @return this
     */
    public SELF isProblem(int status) {
        hasStatus(status).hasContentType("application/problem+json");
        Object member = members().get("status");
        if (!(member instanceof Number number) || number.intValue() != status) {
            throw wrong("Expected the problem's member status to be %d but it was %s".formatted(status, member));
        }
        return myself;
    }

    /**
     * Checks the explanation in a problem document.
     *
     * @param detail part of the member {@code detail} expected
     * @return this
     */
    public SELF hasProblemDetail(String detail) {
        if (!String.valueOf(members().get("detail")).contains(detail)) {
            throw wrong("Expected a problem whose detail contains \"%s\"".formatted(detail));
        }
        return myself;
    }

    /**
     * Checks that a problem document tells of an error at a place: in its member {@code errors}, or alone in its member
     * {@code pointer}.
     *
     * @param pointer a JSON pointer, such as {@code /email}
     * @return this
     */
    public SELF hasError(String pointer) {
        Map<?, ?> members = members();
        boolean listed = members.get("errors") instanceof List<?> errors
                && errors.stream()
                        .anyMatch(error -> error instanceof Map<?, ?> one && pointer.equals(one.get("pointer")));
        if (!listed && !Objects.equals(members.get("pointer"), pointer)) {
            throw wrong("Expected a problem with an error at %s".formatted(pointer));
        }
        return myself;
    }

    private Map<?, ?> members() {
        if (JsonDifference.read(actual.body().bytes()) instanceof Map<?, ?> members) {
            return members;
        }
        throw wrong("Expected a JSON object");
    }
}
