package dev.peregrine.testing.guide;

import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.Shared;

// snippet: contact-app
public final class ContactApp implements FunctionApp {
    @Override
    public void define(Functions f) {
        Shared<Mailer> mailer = f.shared(() -> Mailer.from(f.environment()));
        f.http("contact", "POST /contact", () -> new ContactForm(mailer.get()));
    }
}
// end
