package dev.peregrine.testing.runtime;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * How an invocation or an initialisation failed.
 *
 * @param type the {@code errorType}: a Java class name for an exception of the function, or one of the platform's such as
 *     {@code Runtime.ExitError}; empty when the runtime gave none
 * @param message the {@code errorMessage}; empty when the runtime gave none
 * @param json what the platform hands to the caller, as sent
 * @param output the last of what the process printed, where its end was the failure; else empty
 */
public record LambdaError(String type, String message, String json, String output) {

    private static final JsonFactory JSON = new JsonFactory();

    /** An error that the platform itself reports, in the platform's form. */
    static LambdaError of(String type, String message, String output) {
        StringWriter json = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(json)) {
            out.writeStartObject();
            out.writeStringField("errorMessage", message);
            out.writeStringField("errorType", type);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LambdaError(type, message, json.toString(), output);
    }

    /** An error that the runtime posted; what is not the expected JSON stands in {@link #json()} alone. */
    static LambdaError parse(byte[] body) {
        String type = "";
        String message = "";
        try (JsonParser in = JSON.createParser(body)) {
            boolean object = in.nextToken() == JsonToken.START_OBJECT;
            while (object && in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                JsonToken value = in.nextToken();
                if (value == JsonToken.VALUE_STRING && name.equals("errorType")) {
                    type = in.getText();
                } else if (value == JsonToken.VALUE_STRING && name.equals("errorMessage")) {
                    message = in.getText();
                } else {
                    in.skipChildren();
                }
            }
        } catch (IOException e) {
            type = "";
            message = "";
        }
        return new LambdaError(type, message, new String(body, StandardCharsets.UTF_8), "");
    }

    @Override
    public String toString() {
        return json + (output.isEmpty() ? "" : "\n" + output);
    }
}
