package dev.peregrine.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is read of an HTTP event, whichever the format: its fields come in any order, so the format is known only at the end.
 * Absent and null are the same; a type that no format has is refused.
 */
final class HttpEvent {
    /** Names are clients' headers and parameters, which must not fill the JVM's table of strings. */
    static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    @Nullable
    String version;

    @Nullable
    String method;

    @Nullable
    String path;

    @Nullable
    String rawPath;

    @Nullable
    String rawQuery;

    @Nullable
    String body;

    boolean base64;

    /** Names and values in turn. */
    @Nullable
    List<String> headers;

    @Nullable
    List<String> multiValueHeaders;

    @Nullable
    List<String> query;

    @Nullable
    List<String> multiValueQuery;

    @Nullable
    List<String> cookies;

    @Nullable
    String requestId;

    @Nullable
    String stage;

    @Nullable
    String domainName;

    @Nullable
    String sourceIp;

    private boolean hasElb;
    private boolean hasHttp;
    private boolean isAuthorizer;

    private HttpEvent() {}

    /**
     * Reads an event.
     *
     * @throws IOException when it isn't JSON
     * @throws IllegalArgumentException when it has a shape that no HTTP event has
     */
    static HttpEvent read(byte[] payload) throws IOException {
        HttpEvent event = new HttpEvent();
        try (JsonParser parser = JSON.createParser(payload)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("it is not a JSON object");
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                event.field(name, parser);
            }
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("something follows its JSON object");
            }
        }
        return event;
    }

    /** The format, or null when this is no HTTP event. */
    @Nullable
    WireFormat format() {
        if (isAuthorizer || method == null) {
            return null;
        }
        if (hasElb) {
            return path == null ? null : multiValueHeaders == null ? WireFormat.ALB : WireFormat.ALB_MULTI;
        }
        if (hasHttp && rawPath != null) {
            boolean url = domainName != null && domainName.contains(".lambda-url.");
            return url ? WireFormat.FUNCTION_URL : WireFormat.HTTP_API;
        }
        return path == null ? null : WireFormat.REST_API;
    }

    private void field(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "version" -> version = text(parser, name);
            case "httpMethod" -> method = text(parser, name);
            case "path" -> path = text(parser, name);
            case "rawPath" -> rawPath = text(parser, name);
            case "rawQueryString" -> rawQuery = text(parser, name);
            case "headers" -> headers = values(parser, name);
            case "multiValueHeaders" -> multiValueHeaders = lists(parser, name);
            case "queryStringParameters" -> query = values(parser, name);
            case "multiValueQueryStringParameters" -> multiValueQuery = lists(parser, name);
            case "cookies" -> {
                if (isPresent(parser, JsonToken.START_ARRAY, name)) {
                    cookies = new ArrayList<>();
                    texts(parser, name, null, cookies);
                }
            }
            case "body" -> body = text(parser, name);
            case "isBase64Encoded" -> base64 = bool(parser, name);
            case "requestContext" -> {
                if (isPresent(parser, JsonToken.START_OBJECT, name)) {
                    context(parser);
                }
            }
            case "methodArn", "routeArn" -> {
                // an authorizer is asked with the whole request around these
                isAuthorizer = true;
                parser.skipChildren();
            }
            default -> parser.skipChildren();
        }
    }

    private void context(JsonParser parser) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            switch (name) {
                case "elb" -> {
                    hasElb = isPresent(parser, JsonToken.START_OBJECT, "requestContext.elb");
                    parser.skipChildren();
                }
                case "http" -> {
                    hasHttp = isPresent(parser, JsonToken.START_OBJECT, "requestContext.http");
                    if (hasHttp) {
                        http(parser);
                    }
                }
                case "identity" -> {
                    if (isPresent(parser, JsonToken.START_OBJECT, "requestContext.identity")) {
                        identity(parser);
                    }
                }
                case "requestId" -> requestId = text(parser, "requestContext.requestId");
                case "stage" -> stage = text(parser, "requestContext.stage");
                case "domainName" -> domainName = text(parser, "requestContext.domainName");
                default -> parser.skipChildren();
            }
        }
    }

    private void http(JsonParser parser) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            switch (name) {
                case "method" -> method = text(parser, "requestContext.http.method");
                case "sourceIp" -> sourceIp = text(parser, "requestContext.http.sourceIp");
                default -> parser.skipChildren();
            }
        }
    }

    private void identity(JsonParser parser) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (name.equals("sourceIp")) {
                sourceIp = text(parser, "requestContext.identity.sourceIp");
            } else {
                parser.skipChildren();
            }
        }
    }

    private static @Nullable List<String> values(JsonParser parser, String field) throws IOException {
        if (!isPresent(parser, JsonToken.START_OBJECT, field)) {
            return null;
        }
        List<String> pairs = new ArrayList<>(32);
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            String value = text(parser, field);
            if (value != null) {
                pairs.add(name);
                pairs.add(value);
            }
        }
        return pairs;
    }

    private static @Nullable List<String> lists(JsonParser parser, String field) throws IOException {
        if (!isPresent(parser, JsonToken.START_OBJECT, field)) {
            return null;
        }
        List<String> pairs = new ArrayList<>(32);
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (isPresent(parser, JsonToken.START_ARRAY, field)) {
                texts(parser, field, name, pairs);
            }
        }
        return pairs;
    }

    /** Reads a list of texts, each behind a name if there is one. */
    private static void texts(JsonParser parser, String field, @Nullable String name, List<String> into)
            throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String value = text(parser, field);
            if (value != null) {
                if (name != null) {
                    into.add(name);
                }
                into.add(value);
            }
        }
    }

    private static @Nullable String text(JsonParser parser, String field) throws IOException {
        return isPresent(parser, JsonToken.VALUE_STRING, field) ? parser.getText() : null;
    }

    private static boolean bool(JsonParser parser, String field) {
        return parser.currentToken() != JsonToken.VALUE_FALSE && isPresent(parser, JsonToken.VALUE_TRUE, field);
    }

    private static boolean isPresent(JsonParser parser, JsonToken expected, String field) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return false;
        }
        if (token != expected) {
            throw new IllegalArgumentException("its field " + field + " has another type there");
        }
        return true;
    }
}
