package dev.peregrine.samples.contact;

import dev.peregrine.Context;
import dev.peregrine.http.HttpHandler;
import dev.peregrine.http.HttpProblem;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.http.MediaType;
import dev.peregrine.http.Parameters;
import jakarta.mail.MessagingException;
import java.util.Optional;

/**
 * Sends what a visitor writes as an e-mail. Takes JSON and what an HTML form sends; answers 202 with a reference that stands
 * in the e-mail too, or a problem document. Thread-safe.
 */
public final class ContactForm implements HttpHandler {
    /** Room for every allowed field, whatever its script and encoding. */
    private static final int MAX_BYTES = 64 * 1024;

    private final Mailer mailer;

    /**
     * Creates the handler.
     *
     * @param mailer sends the e-mails
     */
    public ContactForm(Mailer mailer) {
        this.mailer = mailer;
    }

    @Override
    public HttpResponse handle(HttpRequest request, Context context) {
        if (request.body().size() > MAX_BYTES) {
            throw HttpProblem.of(413, "Please shorten your message; this form takes up to 64 KB.");
        }
        Fields fields = Fields.of(request);
        if (!fields.isFromRobot()) {
            Contact contact = fields.contact();
            try {
                mailer.send(contact, context.invocationId());
            } catch (MessagingException e) {
                throw HttpProblem.of(503, "Your message could not be sent. Please try again in a few minutes.")
                        .causedBy(e);
            }
        }
        return HttpResponse.json(202, new Accepted(context.invocationId()));
    }

    /**
     * The answer to a message that is on its way.
     *
     * @param reference names the message, for both sides
     */
    public record Accepted(String reference) {}

    /**
     * The fields as they come; the form and JSON have the same.
     *
     * @param website not shown to people: only robots fill it in
     */
    record Fields(Optional<String> name, Optional<String> email, Optional<String> message, Optional<String> website) {
        static Fields of(HttpRequest request) {
            Optional<MediaType> type = request.contentType();
            if (type.isPresent() && type.get().is(MediaType.FORM)) {
                Parameters form = request.form();
                return new Fields(
                        form.first("name"), form.first("email"), form.first("message"), form.first("website"));
            }
            if (type.isPresent() && type.get().isJson()) {
                return request.json(Fields.class);
            }
            String accepted = MediaType.JSON + ", " + MediaType.FORM;
            throw HttpProblem.of(415, "Send the fields as one of " + accepted + ".")
                    .withHeader("accept", accepted);
        }

        /** Robots are told that all went well, so that they don't try another way. */
        boolean isFromRobot() {
            return website.isPresent() && !website.get().isBlank();
        }

        Contact contact() {
            return new Contact(name.orElse(""), email.orElse(""), message.orElse(""));
        }
    }
}
