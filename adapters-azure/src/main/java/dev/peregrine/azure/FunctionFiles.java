package dev.peregrine.azure;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code host.json} and {@code function.json}, as described in Microsoft's <em>host.json reference for Azure Functions
 * 2.x and later</em>, <em>Azure Functions HTTP triggers and bindings</em> and the pages on each other trigger.
 */
final class FunctionFiles {
    private static final JsonFactory JSON = new JsonFactory();

    private FunctionFiles() {}

    /** The prefix {@code api} of Azure's routes is taken away; HTTP and schedules need no extension bundle. */
    static void writeHost(Path file, @Nullable String functionTimeout, boolean extensions) throws IOException {
        try (JsonGenerator json = open(file)) {
            json.writeStartObject();
            json.writeStringField("version", "2.0");
            if (functionTimeout != null) {
                json.writeStringField("functionTimeout", functionTimeout);
            }
            json.writeObjectFieldStart("extensions");
            json.writeObjectFieldStart("http");
            json.writeStringField("routePrefix", "");
            json.writeEndObject();
            json.writeEndObject();
            if (extensions) {
                json.writeObjectFieldStart("extensionBundle");
                json.writeStringField("id", "Microsoft.Azure.Functions.ExtensionBundle");
                json.writeStringField("version", "[4.*, 5.0.0)");
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /** No methods are named: the host would answer all others itself, by 404. */
    static void writeFunction(Path file, FunctionPlan.Planned function) throws IOException {
        String entryPoint = AzureFunction.class.getName() + (function.bytes() ? ".httpBytes" : ".http");
        try (JsonGenerator json = open(file)) {
            json.writeStartObject();
            json.writeStringField("scriptFile", "../app.jar");
            json.writeStringField("entryPoint", entryPoint);
            json.writeArrayFieldStart("bindings");
            json.writeStartObject();
            json.writeStringField("type", "httpTrigger");
            json.writeStringField("direction", "in");
            json.writeStringField("name", "request");
            json.writeStringField("authLevel", function.authLevel());
            json.writeStringField("route", function.template());
            json.writeEndObject();
            json.writeStartObject();
            json.writeStringField("type", "http");
            json.writeStringField("direction", "out");
            json.writeStringField("name", "$return");
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    static void writeEvents(Path file, EventBinding function) throws IOException {
        try (JsonGenerator json = open(file)) {
            json.writeStartObject();
            json.writeStringField("scriptFile", "../app.jar");
            json.writeStringField("entryPoint", function.entryPoint());
            json.writeArrayFieldStart("bindings");
            writeObject(json, function.in());
            if (!function.out().isEmpty()) {
                writeObject(json, function.out());
            }
            json.writeEndArray();
            if (!function.retry().isEmpty()) {
                json.writeFieldName("retry");
                writeObject(json, function.retry());
            }
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    static void writeWarmup(Path file) throws IOException {
        try (JsonGenerator json = open(file)) {
            json.writeStartObject();
            json.writeStringField("scriptFile", "../app.jar");
            json.writeStringField("entryPoint", AzureEvents.class.getName() + ".warmup");
            json.writeArrayFieldStart("bindings");
            json.writeStartObject();
            json.writeStringField("type", "warmupTrigger");
            json.writeStringField("direction", "in");
            json.writeStringField("name", "warmupContext");
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /** Writes texts, numbers and booleans. */
    private static void writeObject(JsonGenerator json, Map<String, Object> fields) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            json.writeFieldName(field.getKey());
            if (field.getValue() instanceof Boolean flag) {
                json.writeBoolean(flag);
            } else if (field.getValue() instanceof Integer number) {
                json.writeNumber(number);
            } else {
                json.writeString(String.valueOf(field.getValue()));
            }
        }
        json.writeEndObject();
    }

    private static JsonGenerator open(Path file) throws IOException {
        Writer out = Files.newBufferedWriter(file);
        return JSON.createGenerator(out)
                .setPrettyPrinter(new DefaultPrettyPrinter()
                        .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                        .withArrayIndenter(new DefaultIndenter("  ", "\n")));
    }
}
