package peers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The floor: tokens of jackson-core alone, and nothing that this one function does not need. */
public final class ContactFormByHand implements RequestStreamHandler {
    private static final JsonFactory JSON = new JsonFactory();

    private final List<Contact> mails = new ArrayList<>();

    public record Contact(String name, String email, String message) {}

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        String path = null;
        String method = null;
        String body = null;
        boolean base64 = false;
        try (JsonParser json = JSON.createParser(input)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "rawPath" -> path = json.getText();
                    case "body" -> body = json.getText();
                    case "isBase64Encoded" -> base64 = json.getBooleanValue();
                    case "requestContext" -> method = method(json);
                    default -> json.skipChildren();
                }
            }
        }
        if (!"/contact".equals(path)) {
            answer(output, 404, "title", "Not Found");
        } else if (!"POST".equals(method)) {
            answer(output, 405, "title", "Method Not Allowed");
        } else {
            accept(output, base64 ? decoded(body) : body, context);
        }
    }

    private static String decoded(String body) {
        return new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8);
    }

    private static String method(JsonParser json) throws IOException {
        String method = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean http = json.currentName().equals("http");
            json.nextToken();
            if (!http) {
                json.skipChildren();
                continue;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = json.currentName().equals("method");
                json.nextToken();
                if (wanted) {
                    method = json.getText();
                } else {
                    json.skipChildren();
                }
            }
        }
        return method;
    }

    private void accept(OutputStream output, String body, Context context) throws IOException {
        Contact contact;
        try {
            contact = contact(body);
        } catch (JsonParseException e) {
            answer(output, 400, "title", "Malformed JSON");
            return;
        }
        if (contact.message() == null || contact.message().isBlank()) {
            answer(output, 400, "title", "Please enter a message.");
            return;
        }
        synchronized (this) {
            mails.add(contact);
        }
        answer(output, 202, "reference", context.getAwsRequestId());
    }

    private static Contact contact(String body) throws IOException {
        String name = null;
        String email = null;
        String message = null;
        try (JsonParser json = JSON.createParser(body)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "name" -> name = json.getText();
                    case "email" -> email = json.getText();
                    case "message" -> message = json.getText();
                    default -> json.skipChildren();
                }
            }
        }
        return new Contact(name, email, message);
    }

    private static void answer(OutputStream output, int status, String name, String value) throws IOException {
        StringWriter body = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(body)) {
            json.writeStartObject();
            json.writeStringField(name, value);
            json.writeEndObject();
        }
        try (JsonGenerator json = JSON.createGenerator(output)) {
            json.writeStartObject();
            json.writeNumberField("statusCode", status);
            json.writeObjectFieldStart("headers");
            json.writeStringField("content-type", "application/json");
            json.writeEndObject();
            json.writeStringField("body", body.toString());
            json.writeBooleanField("isBase64Encoded", false);
            json.writeEndObject();
        }
    }
}
