package dev.peregrine.testing.guide;

import java.util.ArrayList;
import java.util.List;

/** Keeps the mails. */
public final class Outbox implements Mailer {
    private final String to;
    private final List<ContactForm.Contact> mails = new ArrayList<>();

    public Outbox(String to) {
        this.to = to;
    }

    @Override
    public synchronized void send(ContactForm.Contact contact) {
        mails.add(contact);
    }

    public String to() {
        return to;
    }

    public synchronized List<ContactForm.Contact> mails() {
        return List.copyOf(mails);
    }
}
