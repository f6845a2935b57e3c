package dev.peregrine.http;

import dev.peregrine.TypeRef;
import dev.peregrine.json.JsonCodec;
import dev.peregrine.json.JsonException;
import dev.peregrine.text.Text;
import java.lang.reflect.Type;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request. Immutable and thread-safe; each method that changes something gives a new request.
 *
 * <p>It looks the same on every host. What a host has lost before the function sees it can't be restored; the README's table
 * of differences names all of it.
 */
public final class HttpRequest {
    private final String method;
    private final RequestPath path;
    private final String rawQuery;
    private final Headers headers;
    private final Body body;
    private final @Nullable String clientAddress;
    private final Map<String, String> pathParameters;
    private final Map<Class<?>, Object> attributes;
    private final @Nullable JsonCodec codec;

    private HttpRequest(
            String method,
            RequestPath path,
            String rawQuery,
            Headers headers,
            Body body,
            @Nullable String clientAddress,
            Map<String, String> pathParameters,
            Map<Class<?>, Object> attributes,
            @Nullable JsonCodec codec) {
        this.method = method;
        this.path = path;
        this.rawQuery = rawQuery;
        this.headers = headers;
        this.body = body;
        this.clientAddress = clientAddress;
        this.pathParameters = pathParameters;
        this.attributes = attributes;
        this.codec = codec;
    }

    /**
     * A request without headers and content.
     *
     * @param method such as {@code GET}; methods are case-sensitive
     * @param target the path, and behind a question mark the query, both percent-encoded
     * @return the request
     */
    public static HttpRequest of(String method, String target) {
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String query = question < 0 ? "" : target.substring(question + 1);
        return new HttpRequest(
                method, RequestPath.of(path), query, Headers.empty(), Body.empty(), null, Map.of(), Map.of(), null);
    }

    /**
     * A request of the parts that hosts hand over.
     *
     * @param method as for {@link #of(String, String)}
     * @param path percent-encoded, without a query
     * @param query percent-encoded, without its question mark; empty for none
     * @param headers its headers
     * @param body its content
     * @param clientAddress whom it is from; null or empty when it isn't known
     * @return the request
     */
    public static HttpRequest of(
            String method, String path, String query, Headers headers, Body body, @Nullable String clientAddress) {
        String address = clientAddress == null || clientAddress.isEmpty() ? null : clientAddress;
        return new HttpRequest(method, RequestPath.of(path), query, headers, body, address, Map.of(), Map.of(), null);
    }

    /**
     * This request with a header in place of those of the same name.
     *
     * @param name a header's name
     * @param value its value
     * @return the new request
     * @throws IllegalArgumentException as for {@link Headers.Builder#add}
     */
    public HttpRequest withHeader(String name, String value) {
        return with(headers.toBuilder().set(name, value).build(), body);
    }

    /**
     * This request without a header.
     *
     * @param name a header's name
     * @return the new request
     */
    public HttpRequest withoutHeader(String name) {
        return with(headers.toBuilder().remove(name).build(), body);
    }

    /**
     * This request with another method.
     *
     * @param newMethod such as {@code POST}
     * @return the new request
     */
    public HttpRequest withMethod(String newMethod) {
        return new HttpRequest(
                newMethod, path, rawQuery, headers, body, clientAddress, pathParameters, attributes, codec);
    }

    /**
     * This request for another target.
     *
     * @param target the path, and behind a question mark the query, both percent-encoded
     * @return the new request, without path parameters
     */
    public HttpRequest withTarget(String target) {
        HttpRequest other = of(method, target);
        return new HttpRequest(
                method, other.path, other.rawQuery, headers, body, clientAddress, Map.of(), attributes, codec);
    }

    /**
     * This request with headers in place of those of the same names; this is how to set several lines of one name.
     *
     * @param more the lines
     * @return the new request
     */
    public HttpRequest withHeaders(Headers more) {
        if (headers.size() == 0) {
            return with(more, body);
        }
        Headers.Builder builder = headers.toBuilder();
        for (String name : more.names()) {
            builder.remove(name);
        }
        for (int i = 0; i < more.size(); i++) {
            builder.add(more.nameAt(i), more.valueAt(i));
        }
        return with(builder.build(), body);
    }

    /**
     * This request with other content; its media type stays.
     *
     * @param newBody the content
     * @return the new request
     */
    public HttpRequest withBody(Body newBody) {
        return with(headers, newBody);
    }

    /**
     * This request with content of a media type.
     *
     * @param type the media type
     * @param newBody the content
     * @return the new request
     */
    public HttpRequest withBody(MediaType type, Body newBody) {
        return with(headers.toBuilder().set("content-type", type.toString()).build(), newBody);
    }

    /**
     * This request with a value as JSON, written by {@link JsonCodec#light()}.
     *
     * @param value the value
     * @return the new request, of type {@code application/json}
     */
    public HttpRequest withJson(Object value) {
        return withBody(MediaType.JSON, Body.of(JsonCodec.light().write(value)));
    }

    /**
     * This request with the fields of a form.
     *
     * @param fields the fields
     * @return the new request, of type {@code application/x-www-form-urlencoded}
     */
    public HttpRequest withForm(Parameters fields) {
        return withBody(MediaType.FORM, Body.of(fields.encode(), StandardCharsets.US_ASCII));
    }

    /**
     * This request with a form that may hold files.
     *
     * @param form the form
     * @return the new request, of type {@code multipart/form-data}
     */
    public HttpRequest withMultipart(MultipartForm form) {
        return withBody(form.mediaType(), form.body());
    }

    private HttpRequest with(Headers newHeaders, Body newBody) {
        return new HttpRequest(
                method, path, rawQuery, newHeaders, newBody, clientAddress, pathParameters, attributes, codec);
    }

    /**
     * This request with the address of its client.
     *
     * @param address as the host tells it
     * @return the new request
     */
    public HttpRequest withClientAddress(String address) {
        return new HttpRequest(method, path, rawQuery, headers, body, address, pathParameters, attributes, codec);
    }

    /**
     * This request with something that a filter tells the handler, such as who the user is.
     *
     * @param type what it is asked for by
     * @param value what it is
     * @param <T> its type
     * @return the new request
     */
    public <T> HttpRequest withAttribute(Class<T> type, T value) {
        Map<Class<?>, Object> more = new HashMap<>(attributes);
        more.put(type, value);
        return new HttpRequest(method, path, rawQuery, headers, body, clientAddress, pathParameters, more, codec);
    }

    /**
     * This request as its route sees it; for tests of a handler without its app.
     *
     * @param parameters the values of the route's {@code {…}}, decoded
     * @return the new request
     */
    public HttpRequest withPathParameters(Map<String, String> parameters) {
        if (parameters.isEmpty() && pathParameters.isEmpty()) {
            return this;
        }
        return new HttpRequest(
                method,
                path,
                rawQuery,
                headers,
                body,
                clientAddress,
                Collections.unmodifiableMap(new LinkedHashMap<>(parameters)),
                attributes,
                codec);
    }

    /**
     * This request with the codec that reads its JSON.
     *
     * @param newCodec the codec
     * @return the new request
     */
    public HttpRequest withCodec(JsonCodec newCodec) {
        return new HttpRequest(
                method, path, rawQuery, headers, body, clientAddress, pathParameters, attributes, newCodec);
    }

    /**
     * The method.
     *
     * @return such as {@code GET}
     */
    public String method() {
        return method;
    }

    /**
     * The path, decoded. An encoded slash has become a slash: to tell them apart use {@link #rawPath()} or a path parameter.
     *
     * @return such as {@code /files/a b}
     */
    public String path() {
        return path.decoded();
    }

    /**
     * The path, percent-encoded in one way on every host: what RFC 3986 allows in a segment stands as it is, all else is
     * escaped with upper-case digits. Some hosts decode the path before the function sees it, so the spelling of the client
     * is not to be had.
     *
     * @return such as {@code /files/a%20b}
     */
    public String rawPath() {
        return path.encoded();
    }

    /**
     * The path itself, for routing.
     *
     * @return the path
     */
    public RequestPath requestPath() {
        return path;
    }

    /**
     * A parameter of the path, such as {@code id} for the route {@code /orders/{id}}.
     *
     * @param name its name in the route
     * @return its value, decoded; an encoded slash has become a slash, and a rest may begin with one. It is the client's: never
     *     resolve it against a folder without checking where that leads
     * @throws IllegalArgumentException when the route has none of that name
     */
    public String pathParameter(String name) {
        String value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "The route has no parameter {" + name + "}; it has " + pathParameters.keySet());
        }
        return value;
    }

    /**
     * The parameters of the path.
     *
     * @return names and values
     */
    public Map<String, String> pathParameters() {
        return pathParameters;
    }

    /**
     * The query, decoded.
     *
     * @return the parameters; hosts keep the order of the values of one name, some not that of different names
     */
    public Parameters query() {
        return Parameters.parse(rawQuery, StandardCharsets.UTF_8);
    }

    /**
     * The first value of a parameter of the query.
     *
     * @param name its name
     * @return the value, empty when there is none
     */
    public Optional<String> query(String name) {
        return query().first(name);
    }

    /**
     * The query, percent-encoded; made anew from its parameters where the host hands over no more than those.
     *
     * @return the text behind the question mark, or an empty string
     */
    public String rawQuery() {
        return rawQuery;
    }

    /**
     * The headers.
     *
     * @return the headers
     */
    public Headers headers() {
        return headers;
    }

    /**
     * The first line of a header.
     *
     * @param name in any case
     * @return the value, empty when there is none
     */
    public Optional<String> header(String name) {
        return headers.first(name);
    }

    /**
     * The cookies.
     *
     * @return names and values
     */
    public Parameters cookies() {
        return CookieHeader.parse(headers.all("cookie"));
    }

    /**
     * The value of a cookie.
     *
     * @param name its name
     * @return the value, empty when there is none
     */
    public Optional<String> cookie(String name) {
        return cookies().first(name);
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
     * The address of the client, as far as the host vouches for it.
     *
     * @return the address, empty when the host doesn't tell
     */
    public Optional<String> clientAddress() {
        return Optional.ofNullable(clientAddress);
    }

    /**
     * Something that a filter has told.
     *
     * @param type what it was told by
     * @param <T> its type
     * @return the value, empty when no filter has told it
     */
    public <T> Optional<T> attribute(Class<T> type) {
        return Optional.ofNullable(type.cast(attributes.get(type)));
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
            throw HttpProblem.of(400, "The body is not text in the charset " + charset.name());
        }
        return text;
    }

    /**
     * The content read as JSON.
     *
     * @param type what to read it as
     * @param <T> what to read it as
     * @return the value
     * @throws HttpProblem 400, when it isn't JSON or doesn't fit, with the place; 415, when the media type is another
     */
    @SuppressWarnings("unchecked") // the codec returns a value of the type it is asked for
    public <T> T json(Class<T> type) {
        return (T) json((Type) type);
    }

    /**
     * As {@link #json(Class)}, for types such as {@code List<Order>}.
     *
     * @param type what to read it as
     * @param <T> what to read it as
     * @return the value
     * @throws HttpProblem as there
     */
    @SuppressWarnings("unchecked") // the codec returns a value of the type it is asked for
    public <T> T json(TypeRef<T> type) {
        return (T) json(type.type());
    }

    /**
     * As {@link #json(Class)}, for a type that is known only at run time.
     *
     * @param type what to read it as
     * @return the value
     * @throws HttpProblem as there
     */
    public Object json(Type type) {
        byte[] json = body.content();
        String header = headers.find("content-type");
        if (header != null) {
            Optional<MediaType> mediaType = MediaType.parse(header);
            if (mediaType.isEmpty() || !mediaType.get().isJson()) {
                throw unsupported("application/json");
            }
            if (!mediaType.get().charset().equals(StandardCharsets.UTF_8)) {
                json = text().getBytes(StandardCharsets.UTF_8);
            }
        }
        try {
            return (codec == null ? JsonCodec.light() : codec).read(json, type);
        } catch (JsonException e) {
            throw HttpProblem.of(400, "The body is not the JSON that is expected here. " + e.getMessage())
                    .with("pointer", e.pointer())
                    .causedBy(e);
        }
    }

    /**
     * The fields of a form sent as {@code application/x-www-form-urlencoded}.
     *
     * @return the fields
     * @throws HttpProblem 415, when the media type or its charset is another; 400, when the content isn't text in its charset
     */
    public Parameters form() {
        Optional<MediaType> type = contentType();
        if (type.isEmpty() || !type.get().is(MediaType.FORM)) {
            throw unsupported(MediaType.FORM.toString());
        }
        Charset charset = type.get().charset();
        // escapes stand for bytes of a charset that ASCII is part of
        if (!charset.canEncode() || "&".getBytes(charset).length != 1) {
            throw unsupported(MediaType.FORM.toString());
        }
        return Parameters.parse(text(), charset);
    }

    /**
     * The parts of a form sent as {@code multipart/form-data}.
     *
     * @return the form
     * @throws HttpProblem 415, when the media type is another; 400, when the content is malformed; 413, when it has more
     *     parts or longer headers than {@link MultipartForm} allows
     */
    public MultipartForm multipart() {
        Optional<MediaType> type = contentType();
        if (type.isEmpty()
                || !type.get().type().equals("multipart")
                || !type.get().subtype().equals("form-data")) {
            throw unsupported("multipart/form-data");
        }
        return MultipartForm.parse(type.get(), body.content());
    }

    private static HttpProblem unsupported(String expected) {
        return HttpProblem.of(415, "Send the body as " + expected).withHeader("accept", expected);
    }

    /** The method and the path, without the query, which may hold secrets. */
    @Override
    public String toString() {
        return method + " " + rawPath();
    }
}
