package dev.peregrine.testing.aws;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.peregrine.aws.LambdaFunction;
import dev.peregrine.testing.coldstart.Candidate;
import dev.peregrine.testing.guide.ApiKey;
import dev.peregrine.testing.guide.Checkout;
import dev.peregrine.testing.guide.ContactForm;
import dev.peregrine.testing.guide.Mailer;
import dev.peregrine.testing.guide.Outbox;
import dev.peregrine.testing.guide.Shop;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.joda.time.DateTime;

/** Functions whose starts are compared. Each class path holds what that function is deployed with and nothing else. */
final class ContactForms {
    private static final String ACCEPTED = "\"statusCode\":202";

    private ContactForms() {}

    /** The vendor's interface alone. Its class path is the portable function's, so that only the code differs. */
    static Candidate echo() {
        return deployed(Candidate.lambda(EchoFunction.class.getName())).answering("\"rawPath\"");
    }

    /** The contact form of the README, in its app. */
    static Candidate portable() {
        return deployed(Candidate.lambda(LambdaFunction.class.getName()))
                .app(Shop.class)
                .answering(ACCEPTED);
    }

    private static Candidate deployed(Candidate function) {
        return function.adapter()
                .classes(
                        EchoFunction.class,
                        Shop.class,
                        ContactForm.class,
                        ApiKey.class,
                        Checkout.class,
                        Mailer.class,
                        Outbox.class)
                .event(event());
    }

    /** The contact form written against the vendor's types. */
    static Candidate vendors() {
        return Candidate.lambda(NativeContactForm.class.getName())
                .classPathOf(
                        RequestStreamHandler.class,
                        APIGatewayV2HTTPEvent.class,
                        DateTime.class,
                        ObjectMapper.class,
                        JsonProperty.class,
                        JsonFactory.class)
                .classes(NativeContactForm.class)
                .event(event())
                .answering(ACCEPTED);
    }

    /** A contact form's submission as an HTTP API sends it; the echo answers with it. */
    private static byte[] event() {
        try (InputStream in = ContactForms.class.getResourceAsStream("contact-event.json")) {
            return Objects.requireNonNull(in, "contact-event.json").readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
