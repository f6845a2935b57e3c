package dev.peregrine.testing;

import dev.peregrine.Context;
import dev.peregrine.http.HttpHandler;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.http.Parameters;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Answers with the neutral view of a request: what must be the same on every host. */
final class Echo implements HttpHandler {
    @Override
    public HttpResponse handle(HttpRequest request, Context context) {
        Map<String, Object> seen = new LinkedHashMap<>();
        seen.put("method", request.method());
        seen.put("path", request.path());
        seen.put("rawPath", request.rawPath());
        seen.put("query", byName(request.query()));
        seen.put("cookies", byName(request.cookies()));
        seen.put("headers", headers(request));
        seen.put("type", request.header("content-type").orElse(""));
        seen.put("body", Base64.getEncoder().encodeToString(request.bytes()));
        seen.put("client", request.clientAddress().orElse(""));
        return HttpResponse.json(200, seen);
    }

    /** Hosts keep the order of the values of one name, not that of names. */
    private static Map<String, List<String>> byName(Parameters parameters) {
        Map<String, List<String>> byName = new TreeMap<>();
        parameters.names().forEach(name -> byName.put(name, parameters.all(name)));
        return byName;
    }

    /** The headers of the tests' own, as lists: hosts may join several lines. */
    private static Map<String, List<String>> headers(HttpRequest request) {
        Map<String, List<String>> headers = new TreeMap<>();
        for (String name : request.headers().names()) {
            if (name.startsWith("x-test")) {
                headers.put(name, request.headers().list(name));
            }
        }
        return headers;
    }
}
