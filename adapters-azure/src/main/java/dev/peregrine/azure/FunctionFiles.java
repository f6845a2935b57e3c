package dev.peregrine.azure;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code host.json} and {@code function.json}, as described in Microsoft's <em>host.json reference for Azure Functions
 * 2.x and later</em> and <em>Azure Functions HTTP triggers and bindings</em>.
 */
final class FunctionFiles {
    private static final JsonFactory JSON = new JsonFactory();

    private FunctionFiles() {}

    /** The prefix {@code api} of Azure's routes is taken away; HTTP needs no extension bundle. */
    static void writeHost(Path file, @Nullable String functionTimeout) throws IOException {
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

    private static JsonGenerator open(Path file) throws IOException {
        Writer out = Files.newBufferedWriter(file);
        return JSON.createGenerator(out)
                .setPrettyPrinter(new DefaultPrettyPrinter()
                        .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                        .withArrayIndenter(new DefaultIndenter("  ", "\n")));
    }
}
