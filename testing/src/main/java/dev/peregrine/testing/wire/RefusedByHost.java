package dev.peregrine.testing.wire;

import dev.peregrine.http.HttpResponse;

/** A host answers a request itself: the function never sees it. */
public final class RefusedByHost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient HttpResponse response;

    RefusedByHost(HttpResponse response, String why) {
        super("The host answers " + response.status() + " before the function: " + why);
        this.response = response;
    }

    /**
     * What the client gets.
     *
     * @return the host's own response
     */
    public HttpResponse response() {
        return response;
    }
}
