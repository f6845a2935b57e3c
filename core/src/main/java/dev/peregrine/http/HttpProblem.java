package dev.peregrine.http;

import dev.peregrine.json.JsonCodec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A failure that is told to the client as a problem document ({@code application/problem+json}, RFC 9457). Throw it from a
 * handler or a filter, or answer with its {@link #response()}.
 *
 * <p>All of it but the cause reaches the client. Immutable but for what every exception can be given; it has no stack trace,
 * because it describes the request, not the code.
 */
public final class HttpProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** From 400 to 599. */
    private final int status;

    private final transient Map<String, Object> members;
    private final transient Headers headers;

    private HttpProblem(int status, Map<String, Object> members, Headers headers, @Nullable Throwable cause) {
        super(String.valueOf(members.getOrDefault("detail", members.get("title"))), cause, false, false);
        this.status = status;
        this.members = members;
        this.headers = headers;
    }

    /**
     * A problem that says no more than its status.
     *
     * @param status from 400 to 599
     * @return the problem
     * @throws IllegalArgumentException for another status
     */
    public static HttpProblem of(int status) {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("A problem has a status from 400 to 599, not " + status);
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("title", HttpStatus.reason(status));
        members.put("status", status);
        return new HttpProblem(status, members, Headers.empty(), null);
    }

    /**
     * A problem with an explanation.
     *
     * @param status from 400 to 599
     * @param detail what is wrong with this request, for people
     * @return the problem
     * @throws IllegalArgumentException for another status
     */
    public static HttpProblem of(int status, String detail) {
        return of(status).detail(detail);
    }

    /**
     * This problem with an explanation.
     *
     * @param detail what is wrong with this request, for people
     * @return the new problem
     */
    public HttpProblem detail(String detail) {
        return member("detail", detail);
    }

    /**
     * This problem with a title in place of the status's name.
     *
     * @param title a short summary that is the same for every problem of the type
     * @return the new problem
     */
    public HttpProblem title(String title) {
        return member("title", title);
    }

    /**
     * This problem with a type.
     *
     * @param uri names the type, as a rule the address of its documentation
     * @return the new problem
     */
    public HttpProblem type(String uri) {
        return member("type", uri);
    }

    /**
     * This problem with a name for this occurrence.
     *
     * @param uri names it
     * @return the new problem
     */
    public HttpProblem instance(String uri) {
        return member("instance", uri);
    }

    /**
     * This problem with an extension member.
     *
     * @param name the member
     * @param value anything that {@link JsonCodec#light()} writes
     * @return the new problem
     * @throws IllegalArgumentException for a member that RFC 9457 defines; those have methods of their own
     */
    public HttpProblem with(String name, Object value) {
        switch (name) {
            case "status", "title", "detail", "type", "instance" ->
                throw new IllegalArgumentException("The member " + name + " has a method of its own");
            default -> {
                return member(name, value);
            }
        }
    }

    /**
     * This problem with one more entry in its member {@code errors}, the way RFC 9457 shows for validation.
     *
     * @param pointer where the error is, a JSON pointer such as {@code /email}
     * @param detail what is wrong there
     * @return the new problem
     */
    public HttpProblem error(String pointer, String detail) {
        List<Object> errors = new ArrayList<>();
        if (members.get("errors") instanceof List<?> present) {
            errors.addAll(present);
        }
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("detail", detail);
        error.put("pointer", pointer);
        errors.add(error);
        return member("errors", errors);
    }

    /**
     * This problem with a header of its response, such as {@code Retry-After}, in place of those of the same name.
     *
     * @param name the header's name
     * @param value its value
     * @return the new problem
     * @throws IllegalArgumentException as for {@link HttpResponse#withHeader}
     */
    public HttpProblem withHeader(String name, String value) {
        HttpResponse.checkAscii(name, value);
        return copy(members, headers.toBuilder().set(name, value).build(), getCause());
    }

    /**
     * This problem with a cause, which is never told to the client; of a server's problem (5xx) it is logged.
     *
     * @param cause what led to it
     * @return the new problem
     */
    public HttpProblem causedBy(Throwable cause) {
        return copy(members, headers, cause);
    }

    private HttpProblem member(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return copy(more, headers, getCause());
    }

    private HttpProblem copy(Map<String, Object> newMembers, Headers newHeaders, @Nullable Throwable cause) {
        return new HttpProblem(status, newMembers, newHeaders, cause);
    }

    /**
     * The status.
     *
     * @return from 400 to 599
     */
    public int status() {
        return status;
    }

    /**
     * The problem as an answer. Whatever the app's codec is, {@link JsonCodec#light()} writes it.
     *
     * @return a response of type {@code application/problem+json}
     * @throws dev.peregrine.json.JsonTypeException when an extension member has a type that can't be written
     */
    public HttpResponse response() {
        return HttpResponse.of(
                        status,
                        MediaType.PROBLEM_JSON,
                        Body.of(JsonCodec.light().write(members)))
                .withHeaders(headers);
    }
}
