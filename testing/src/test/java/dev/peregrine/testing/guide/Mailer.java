package dev.peregrine.testing.guide;

import dev.peregrine.Environment;

/** Stands for whatever a user sends mail with. */
public interface Mailer {
    void send(ContactForm.Contact contact) throws Exception;

    static Mailer from(Environment environment) {
        return new Outbox(environment.get("MAIL_TO").orElse("shop@example.com"));
    }
}
