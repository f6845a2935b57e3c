package dev.peregrine.samples.contact;

import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.Shared;

/** The contact form: a page, and the function it posts to. */
public final class ContactApp implements FunctionApp {
    @Override
    public void define(Functions functions) {
        Shared<ContactPage> page = functions.shared(ContactPage::new);
        functions.http("page", "GET /", page::get);
        functions
                .http("contact", "POST /contact", () -> new ContactForm(Mailer.from(functions.environment())))
                .filter(page::get);
    }
}
