package dev.peregrine.testing.guide;

import dev.peregrine.Context;
import dev.peregrine.http.HttpHandler;
import dev.peregrine.http.HttpProblem;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;

// snippet: contact-form
public final class ContactForm implements HttpHandler {
    private final Mailer mailer;

    public ContactForm(Mailer mailer) {
        this.mailer = mailer;
    }

    @Override
    public HttpResponse handle(HttpRequest request, Context context) throws Exception {
        Contact contact = request.json(Contact.class); // malformed JSON is answered with 400, not 500
        if (contact.message().isBlank()) {
            throw HttpProblem.of(400, "Please correct the marked fields.").error("/message", "Please enter a message.");
        }
        mailer.send(contact);
        return HttpResponse.json(202, new Accepted(context.invocationId()));
    }

    public record Contact(String name, String email, String message) {}

    public record Accepted(String reference) {}
}
// end
