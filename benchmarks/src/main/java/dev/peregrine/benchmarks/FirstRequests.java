package dev.peregrine.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.peregrine.testing.coldstart.Candidate;
import dev.peregrine.testing.wire.ClientRequest;

/** What the functions get first, and what shows that they did their work. */
final class FirstRequests {
    private static final String CONTACT = "{\"name\":\"Ada Lovelace\",\"email\":\"ada@example.com\",\"message\":\""
            + "Do you ship to London? ".repeat(23) + "– Ada\"}";
    private static final String PURCHASE =
            "{\"number\":\"A-1071\",\"placed\":\"2025-03-01T09:30:00.250Z\",\"customer\":"
                    + "{\"name\":\"Ada Lovelace\",\"email\":\"ada@example.com\",\"address\":{\"street\":\"12 St James's Square\","
                    + "\"city\":\"London\",\"country\":\"GB\"}},\"lines\":[{\"sku\":\"kite\",\"quantity\":3,\"price\":12.50},"
                    + "{\"sku\":\"falcon\",\"quantity\":1,\"price\":219.00},{\"sku\":\"glove\",\"quantity\":2,\"price\":34.95}]}";

    private FirstRequests() {}

    /** A browser's submission of the contact form, to any host. */
    static Candidate contact(Candidate candidate) {
        return candidate.request(post("/contact", CONTACT)).answering("reference");
    }

    /** A purchase whose sum is 326.40. */
    static Candidate purchase(Candidate candidate) {
        return candidate.request(post("/purchases", PURCHASE)).answering("326.40");
    }

    /** The contact form's submission, which comes back as it was sent. */
    static Candidate echo(Candidate candidate) {
        return candidate.request(post("/contact", CONTACT)).answering("rawPath");
    }

    private static ClientRequest post(String path, String body) {
        return ClientRequest.of("POST", path)
                .withHeader("Accept", "application/json")
                .withHeader("Accept-Encoding", "gzip, deflate, br")
                .withHeader("Accept-Language", "en-GB,en;q=0.7")
                .withHeader("Content-Type", "application/json")
                .withHeader("Origin", "https://shop.example")
                .withHeader("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0")
                .withBody(body.getBytes(UTF_8));
    }
}
