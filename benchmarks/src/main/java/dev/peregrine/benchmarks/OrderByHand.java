package dev.peregrine.benchmarks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.util.Base64;

/** The same on tokens alone, knowing all about its one event. */
final class OrderByHand implements RequestStreamHandler {
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        String path = "";
        String method = "";
        String body = "";
        String agent = "";
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
                    case "headers" -> agent = member(json, "user-agent");
                    case "requestContext" -> method = method(json);
                    default -> json.skipChildren();
                }
            }
        }
        Order order = order(
                base64 ? Base64.getDecoder().decode(body) : body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        boolean known = path.equals("/orders") && method.equals("POST");
        answer(output, known ? 202 : 404, order, agent);
    }

    private static String method(JsonParser json) throws IOException {
        String method = "";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean http = json.currentName().equals("http");
            json.nextToken();
            if (http) {
                method = member(json, "method");
            } else {
                json.skipChildren();
            }
        }
        return method;
    }

    private static String member(JsonParser json, String wanted) throws IOException {
        String value = "";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = json.currentName().equals(wanted);
            json.nextToken();
            if (found) {
                value = json.getText();
            } else {
                json.skipChildren();
            }
        }
        return value;
    }

    private static Order order(byte[] body) throws IOException {
        String number = "";
        String customer = "";
        int quantity = 0;
        boolean express = false;
        String note = "";
        try (JsonParser json = JSON.createParser(body)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "number" -> number = json.getText();
                    case "customer" -> customer = json.getText();
                    case "quantity" -> quantity = json.getIntValue();
                    case "express" -> express = json.getBooleanValue();
                    case "note" -> note = json.getText();
                    default -> json.skipChildren();
                }
            }
        }
        return new Order(number, customer, quantity, express, note);
    }

    private static void answer(OutputStream output, int status, Order order, String agent) throws IOException {
        StringWriter body = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(body)) {
            json.writeStartObject();
            json.writeStringField("number", order.number());
            json.writeNumberField("quantity", order.quantity());
            json.writeStringField("reference", agent);
            json.writeEndObject();
        }
        try (JsonGenerator json = JSON.createGenerator(output)) {
            json.writeStartObject();
            json.writeNumberField("statusCode", status);
            json.writeObjectFieldStart("headers");
            json.writeStringField("content-type", "application/json");
            json.writeStringField("cache-control", "no-store");
            json.writeStringField("location", "/orders/" + order.number());
            json.writeEndObject();
            json.writeStringField("body", body.toString());
            json.writeBooleanField("isBase64Encoded", false);
            json.writeEndObject();
        }
    }
}
