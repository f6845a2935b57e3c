package dev.peregrine.benchmarks;

import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.json.JsonCodec;

/** The same contact form with the codec over jackson-databind. */
public final class ContactDatabindApp implements FunctionApp {
    @Override
    public void define(Functions f) {
        f.json(JsonCodec::databind);
        f.http("contact", "POST /contact", new ContactApp.Form());
    }
}
