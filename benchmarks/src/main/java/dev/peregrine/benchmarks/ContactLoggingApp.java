package dev.peregrine.benchmarks;

import dev.peregrine.Context;
import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.http.HttpHandler;
import dev.peregrine.http.HttpProblem;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The same contact form, logging a line through SLF4J; where a provider is on the class path, the library fills the MDC. */
public final class ContactLoggingApp implements FunctionApp {
    @Override
    public void define(Functions f) {
        f.http("contact", "POST /contact", new Form());
    }

    /** The handler. Mails are kept, as the peers keep them. */
    static final class Form implements HttpHandler {
        private static final Logger LOGGER = LoggerFactory.getLogger(Form.class);
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
            LOGGER.info("Mail of {} characters", contact.message().length());
            return HttpResponse.json(202, new Accepted(context.invocationId()));
        }
    }

    /** What is sent. */
    public record Contact(String name, String email, String message) {}

    /** What is answered. */
    public record Accepted(String reference) {}
}
