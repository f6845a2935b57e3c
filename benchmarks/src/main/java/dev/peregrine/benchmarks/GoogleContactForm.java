package dev.peregrine.benchmarks;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The contact form against the functions framework's own API with Gson, as its documentation has it. */
public final class GoogleContactForm implements HttpFunction {
    private static final Gson GSON = new Gson();

    private final List<ContactApp.Contact> mails = new ArrayList<>();

    @Override
    public void service(HttpRequest request, HttpResponse response) throws IOException {
        if (!request.getPath().equals("/contact")) {
            answer(response, 404, new Problem("Not Found"));
            return;
        }
        if (!request.getMethod().equals("POST")) {
            answer(response, 405, new Problem("Method Not Allowed"));
            return;
        }
        ContactApp.Contact contact;
        try {
            contact = GSON.fromJson(request.getReader(), ContactApp.Contact.class);
        } catch (JsonSyntaxException e) {
            answer(response, 400, new Problem("Malformed JSON"));
            return;
        }
        if (contact.message().isBlank()) {
            answer(response, 400, new Problem("Please enter a message."));
            return;
        }
        int number;
        synchronized (this) {
            mails.add(contact);
            number = mails.size();
        }
        // no UUID: its first one takes a secure random generator and 95 classes
        answer(response, 202, new ContactApp.Accepted("mail-" + number));
    }

    private static void answer(HttpResponse response, int status, Object body) throws IOException {
        response.setStatusCode(status);
        response.setContentType("application/json");
        GSON.toJson(body, response.getWriter());
    }

    /** What is answered when something is wrong. */
    record Problem(String title) {}
}
