package dev.peregrine.testing.aws;

import dev.peregrine.Context;
import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.http.HttpHandler;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;

/** One handler that is a class, as it starts fastest. */
public final class SingleHandlerApp implements FunctionApp {
    @Override
    public void define(Functions f) {
        f.http("hello", "GET /", new Hello());
    }

    static final class Hello implements HttpHandler {
        @Override
        public HttpResponse handle(HttpRequest request, Context context) {
            return HttpResponse.text(200, "Hello");
        }
    }
}
