package dev.peregrine.benchmarks;

import dev.peregrine.Context;
import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.http.HttpHandler;
import dev.peregrine.http.HttpProblem;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.json.Json;
import java.util.ArrayList;
import java.util.List;

/** The same contact form with generated codecs: what it takes above {@link ContactApp} is two annotations. */
public final class ContactJsonApp implements FunctionApp {
    @Override
    public void define(Functions f) {
        f.http("contact", "POST /contact", new Form());
    }

    /** The handler. Mails are kept, as the peers keep them. */
    static final class Form implements HttpHandler {
        private final List<Contact> mails = new ArrayList<>();

        @Override
        public HttpResponse handle(HttpRequest request, Context context) {
            Contact contact = request.json(Contact.class);
            if (contact.message().isBlank()) {
                throw HttpProblem.of(400, "Please enter a message.");
            }
            synchronized (this) {
                mails.add(contact);
            }
            return HttpResponse.json(202, new Accepted(context.invocationId()));
        }
    }

    /** What is sent. */
    @Json
    public record Contact(String name, String email, String message) {}

    /** What is answered. */
    @Json
    public record Accepted(String reference) {}
}
