package dev.peregrine.gcp;

import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.peregrine.spi.NativeObjects;
import org.jspecify.annotations.Nullable;

/** Google's request and response, behind {@link dev.peregrine.Context#as}. */
final class GoogleObjects implements NativeObjects {
    private final HttpRequest request;
    private final HttpResponse response;

    GoogleObjects(HttpRequest request, HttpResponse response) {
        this.request = request;
        this.response = response;
    }

    @Override
    public @Nullable Object find(Class<?> type) {
        if (type == HttpRequest.class) {
            return request;
        }
        return type == HttpResponse.class ? response : null;
    }
}
