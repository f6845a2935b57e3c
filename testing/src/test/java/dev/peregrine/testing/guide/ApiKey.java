package dev.peregrine.testing.guide;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.peregrine.Context;
import dev.peregrine.http.HttpFilter;
import dev.peregrine.http.HttpHandler;
import dev.peregrine.http.HttpProblem;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import java.security.MessageDigest;

// snippet: filter
public final class ApiKey implements HttpFilter {
    private final byte[] key;

    public ApiKey(String key) {
        this.key = key.getBytes(UTF_8);
    }

    @Override
    public HttpResponse filter(HttpRequest request, Context context, HttpHandler next) throws Exception {
        byte[] sent = request.header("x-api-key").orElse("").getBytes(UTF_8);
        if (!MessageDigest.isEqual(sent, key)) {
            throw HttpProblem.of(401, "Send your key in the header x-api-key.");
        }
        return next.handle(request, context);
    }
}
// end
