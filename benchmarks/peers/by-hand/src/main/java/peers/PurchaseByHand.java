package peers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The floor for a rich record: tokens of jackson-core alone, and nothing that this one function does not need. */
public final class PurchaseByHand implements RequestStreamHandler {
    private static final JsonFactory JSON = new JsonFactory();

    private final List<Purchase> kept = new ArrayList<>();

    public record Purchase(String number, Customer customer, List<Line> lines, Instant placed) {}

    public record Customer(String name, String email, Address address) {}

    public record Address(String street, String city, String country) {}

    public record Line(String sku, int quantity, BigDecimal price) {}

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
        if (!"/purchases".equals(path)) {
            problem(output, 404, "Not Found");
        } else if (!"POST".equals(method)) {
            problem(output, 405, "Method Not Allowed");
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
        Purchase purchase;
        try (JsonParser json = JSON.createParser(body)) {
            json.nextToken();
            purchase = purchase(json);
        } catch (JsonProcessingException e) {
            problem(output, 400, "Malformed JSON");
            return;
        }
        if (purchase.lines().isEmpty()) {
            problem(output, 400, "Please order something.");
            return;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (Line line : purchase.lines()) {
            sum = sum.add(line.price().multiply(BigDecimal.valueOf(line.quantity())));
        }
        synchronized (this) {
            kept.add(purchase);
        }
        StringWriter answer = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(answer)) {
            json.writeStartObject();
            json.writeStringField("reference", context.getAwsRequestId());
            json.writeNumberField("sum", sum);
            json.writeEndObject();
        }
        answer(output, 202, answer.toString());
    }

    private static Purchase purchase(JsonParser json) throws IOException {
        String number = null;
        Customer customer = null;
        List<Line> lines = new ArrayList<>();
        Instant placed = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "number" -> number = json.getText();
                case "customer" -> customer = customer(json);
                case "placed" -> placed = Instant.parse(json.getText());
                case "lines" -> {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        lines.add(line(json));
                    }
                }
                default -> json.skipChildren();
            }
        }
        return new Purchase(number, customer, lines, placed);
    }

    private static Customer customer(JsonParser json) throws IOException {
        String name = null;
        String email = null;
        Address address = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "name" -> name = json.getText();
                case "email" -> email = json.getText();
                case "address" -> address = address(json);
                default -> json.skipChildren();
            }
        }
        return new Customer(name, email, address);
    }

    private static Address address(JsonParser json) throws IOException {
        String street = null;
        String city = null;
        String country = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "street" -> street = json.getText();
                case "city" -> city = json.getText();
                case "country" -> country = json.getText();
                default -> json.skipChildren();
            }
        }
        return new Address(street, city, country);
    }

    private static Line line(JsonParser json) throws IOException {
        String sku = null;
        int quantity = 0;
        BigDecimal price = BigDecimal.ZERO;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "sku" -> sku = json.getText();
                case "quantity" -> quantity = json.getIntValue();
                case "price" -> price = json.getDecimalValue();
                default -> json.skipChildren();
            }
        }
        return new Line(sku, quantity, price);
    }

    private static void problem(OutputStream output, int status, String title) throws IOException {
        answer(output, status, "{\"title\":\"" + title + "\"}");
    }

    private static void answer(OutputStream output, int status, String body) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(output)) {
            json.writeStartObject();
            json.writeNumberField("statusCode", status);
            json.writeObjectFieldStart("headers");
            json.writeStringField("content-type", "application/json");
            json.writeEndObject();
            json.writeStringField("body", body);
            json.writeBooleanField("isBase64Encoded", false);
            json.writeEndObject();
        }
    }
}
