package dev.peregrine.aws;

import dev.peregrine.event.UndecodableException;
import dev.peregrine.json.JsonCursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is read of an HTTP event, whichever the format: its fields come in any order, so the format is known only at the end.
 * Absent and null are the same; a type that no format has is refused.
 */
final class HttpEvent {
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

    /** As UTF-8, or in base64. */
    byte @Nullable [] body;

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
     * @throws UndecodableException when it isn't JSON, or has a shape that no HTTP event has
     */
    static HttpEvent read(byte[] payload, int length) {
        HttpEvent event = new HttpEvent();
        JsonCursor json = JsonCursor.of(payload, length, "The event");
        if (!json.enterObject()) {
            throw json.wrong("an object");
        }
        for (String name = json.nextField(); name != null; name = json.nextField()) {
            event.field(name, json);
        }
        json.end();
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

    private void field(String name, JsonCursor json) {
        switch (name) {
            case "version" -> version = json.text();
            case "httpMethod" -> method = json.text();
            case "path" -> path = json.text();
            case "rawPath" -> rawPath = json.text();
            case "rawQueryString" -> rawQuery = json.text();
            case "headers" -> headers = values(json);
            case "multiValueHeaders" -> multiValueHeaders = lists(json);
            case "queryStringParameters" -> query = values(json);
            case "multiValueQueryStringParameters" -> multiValueQuery = lists(json);
            case "cookies" -> {
                if (json.enterArray()) {
                    cookies = new ArrayList<>();
                    texts(json, null, cookies);
                }
            }
            case "body" -> body = json.utf8();
            case "isBase64Encoded" -> base64 = json.bool();
            case "requestContext" -> {
                if (json.enterObject()) {
                    context(json);
                }
            }
            // an authorizer is asked with the whole request around these
            case "methodArn", "routeArn" -> isAuthorizer = true;
            default -> {
                // of no use to a function
            }
        }
    }

    private void context(JsonCursor json) {
        for (String name = json.nextField(); name != null; name = json.nextField()) {
            switch (name) {
                case "elb" -> {
                    if (json.enterObject()) {
                        hasElb = true;
                        skip(json);
                    }
                }
                case "http" -> {
                    if (json.enterObject()) {
                        hasHttp = true;
                        http(json);
                    }
                }
                case "identity" -> {
                    if (json.enterObject()) {
                        identity(json);
                    }
                }
                case "requestId" -> requestId = json.text();
                case "stage" -> stage = json.text();
                case "domainName" -> domainName = json.text();
                default -> {
                    // of no use to a function
                }
            }
        }
    }

    private static void skip(JsonCursor json) {
        while (json.nextField() != null) {
            // only that it is there is of use
        }
    }

    private void http(JsonCursor json) {
        for (String name = json.nextField(); name != null; name = json.nextField()) {
            if (name.equals("method")) {
                method = json.text();
            } else if (name.equals("sourceIp")) {
                sourceIp = json.text();
            }
        }
    }

    private void identity(JsonCursor json) {
        for (String name = json.nextField(); name != null; name = json.nextField()) {
            if (name.equals("sourceIp")) {
                sourceIp = json.text();
            }
        }
    }

    private static @Nullable List<String> values(JsonCursor json) {
        if (!json.enterObject()) {
            return null;
        }
        List<String> pairs = new ArrayList<>(32);
        for (String name = json.nextField(); name != null; name = json.nextField()) {
            String value = json.text();
            if (value != null) {
                pairs.add(name);
                pairs.add(value);
            }
        }
        return pairs;
    }

    private static @Nullable List<String> lists(JsonCursor json) {
        if (!json.enterObject()) {
            return null;
        }
        List<String> pairs = new ArrayList<>(32);
        for (String name = json.nextField(); name != null; name = json.nextField()) {
            if (json.enterArray()) {
                texts(json, name, pairs);
            }
        }
        return pairs;
    }

    /** Reads a list of texts, each behind a name if there is one. */
    private static void texts(JsonCursor json, @Nullable String name, List<String> into) {
        while (json.nextElement()) {
            String value = json.text();
            if (value != null) {
                if (name != null) {
                    into.add(name);
                }
                into.add(value);
            }
        }
    }
}
