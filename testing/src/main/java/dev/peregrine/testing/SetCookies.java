package dev.peregrine.testing;

import dev.peregrine.http.HttpResponse;
import java.util.Optional;

/** Reads the cookies that a response sets. */
final class SetCookies {
    private SetCookies() {}

    static Optional<String> value(HttpResponse response, String name) {
        for (String line : response.headers().all("set-cookie")) {
            int end = line.indexOf(';');
            String pair = end < 0 ? line : line.substring(0, end);
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).trim().equals(name)) {
                return Optional.of(pair.substring(equals + 1).trim());
            }
        }
        return Optional.empty();
    }
}
