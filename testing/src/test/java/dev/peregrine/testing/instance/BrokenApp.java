package dev.peregrine.testing.instance;

import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.http.HttpResponse;

/** Can't be initialised. */
public final class BrokenApp implements FunctionApp {
    private static final int VALUE = Integer.parseInt("not a number");

    @Override
    public void define(Functions f) {
        f.http("broken", "/", (request, context) -> HttpResponse.text(200, "" + VALUE));
    }
}
