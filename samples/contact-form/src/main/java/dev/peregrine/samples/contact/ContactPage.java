package dev.peregrine.samples.contact;

import dev.peregrine.Context;
import dev.peregrine.http.Body;
import dev.peregrine.http.HttpFilter;
import dev.peregrine.http.HttpHandler;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.http.MediaType;
import dev.peregrine.http.Parameters;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page with the form. Its script sends JSON and shows what comes back; for visitors without script it is also the filter
 * that turns the answers to a plain form post into pages. Thread-safe.
 */
public final class ContactPage implements HttpHandler, HttpFilter {
    private final String template;
    private final String policy;

    /**
     * Loads the page.
     *
     * @throws IOException when its file can't be read
     */
    public ContactPage() throws IOException {
        try (InputStream file = ContactPage.class.getResourceAsStream("contact.html")) {
            if (file == null) {
                throw new IOException("contact.html is missing beside " + ContactPage.class);
            }
            template = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        policy = "default-src 'none'; style-src " + hash("style") + "; script-src " + hash("script")
                + "; connect-src 'self'; form-action 'self'; img-src data:; base-uri 'none'; frame-ancestors 'self'";
    }

    @Override
    public HttpResponse handle(HttpRequest request, Context context) {
        return page(HttpResponse.of(200), Map.of());
    }

    @Override
    public HttpResponse filter(HttpRequest request, Context context, HttpHandler next) throws Exception {
        HttpResponse response = next.handle(request, context);
        boolean wantsPage = request.headers().list("accept").stream().anyMatch(type -> type.startsWith("text/html"));
        if (!wantsPage) {
            return response.withHeader("vary", "accept");
        }
        Map<String, String> texts = new HashMap<>();
        if (response.status() == 202) {
            texts.put("kind", "good");
            String reference = response.json(ContactForm.Accepted.class).reference();
            texts.put("notice", "Thank you! Your message is on its way. Reference: " + reference);
        } else if (response.status() >= 400) {
            if (response.status() != 413) {
                keepFields(request, texts);
            }
            Problem problem = response.json(Problem.class);
            texts.put("kind", "bad");
            texts.put("notice", problem.detail().orElse(problem.title()));
            for (FieldError error : problem.errors().orElse(List.of())) {
                String field = error.pointer().substring(1);
                texts.put(field + "-invalid", "true");
                texts.put(field + "-error", error.detail());
            }
        }
        return page(response, texts).withHeader("vary", "accept");
    }

    private static void keepFields(HttpRequest request, Map<String, String> texts) {
        if (request.contentType().filter(type -> type.is(MediaType.FORM)).isPresent()) {
            Parameters form = request.form();
            for (String field : List.of("name", "email", "message")) {
                texts.put(field, form.first(field).orElse(""));
            }
        }
    }

    private HttpResponse page(HttpResponse response, Map<String, String> texts) {
        return response.withHeader("content-type", MediaType.HTML.toString())
                .withHeader("content-security-policy", policy)
                .withHeader("x-content-type-options", "nosniff")
                .withHeader("referrer-policy", "same-origin")
                .withBody(Body.of(filled(texts), StandardCharsets.UTF_8));
    }

    /** Puts a text in the place of each {@code {{name}}}. */
    private String filled(Map<String, String> texts) {
        StringBuilder page = new StringBuilder(template.length() + 1000);
        int at = 0;
        for (int open = template.indexOf("{{"); open >= 0; open = template.indexOf("{{", at)) {
            int close = template.indexOf("}}", open);
            page.append(template, at, open)
                    .append(escaped(texts.getOrDefault(template.substring(open + 2, close), "")));
            at = close + 2;
        }
        return page.append(template, at, template.length()).toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Names the page's one style or script by its hash, so that no other is allowed. */
    private String hash(String tag) {
        int start = template.indexOf("<" + tag + ">") + tag.length() + 2;
        byte[] content =
                template.substring(start, template.indexOf("</" + tag + ">")).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }

    record Problem(String title, Optional<String> detail, Optional<List<FieldError>> errors) {}

    record FieldError(String pointer, String detail) {}
}
