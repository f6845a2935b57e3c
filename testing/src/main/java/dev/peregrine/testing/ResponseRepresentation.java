package dev.peregrine.testing;

import dev.peregrine.http.HttpResponse;
import dev.peregrine.http.HttpStatus;
import org.assertj.core.presentation.StandardRepresentation;
import org.jspecify.annotations.Nullable;

/** A response as failures show it. */
final class ResponseRepresentation extends StandardRepresentation {
    private static final int MAX_TEXT = 1000;

    @Override
    protected @Nullable String fallbackToStringOf(Object object) {
        return object instanceof HttpResponse response ? show(response) : super.fallbackToStringOf(object);
    }

    static String show(HttpResponse response) {
        StringBuilder text = new StringBuilder();
        text.append(response.status()).append(' ').append(HttpStatus.reason(response.status()));
        response.headers()
                .forEach((name, value) ->
                        text.append('\n').append(name).append(": ").append(value));
        byte[] body = response.body().bytes();
        if (body.length > 0) {
            text.append("\n\n").append(isPrintable(body) ? bounded(response.text()) : body.length + " bytes");
        }
        return text.toString();
    }

    private static boolean isPrintable(byte[] body) {
        for (byte b : body) {
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    static String bounded(String text) {
        return text.length() <= MAX_TEXT
                ? text
                : text.substring(0, MAX_TEXT) + "… (" + text.length() + " characters in all)";
    }
}
