package dev.peregrine.testing.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** JSON as text. */
final class JsonText {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int WHITESPACE = 0x20;

    private JsonText() {}

    /** Whether the bytes are one JSON value. */
    static boolean isJson(byte[] bytes) {
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    /** An object or array over several lines, with every token as it was; anything else unchanged. */
    static byte[] pretty(byte[] bytes) {
        int first = 0;
        while (first < bytes.length && bytes[first] <= WHITESPACE) {
            first++;
        }
        boolean structured = first < bytes.length && (bytes[first] == '{' || bytes[first] == '[');
        return structured && isJson(bytes) ? indented(bytes) : bytes;
    }

    private static byte[] indented(byte[] json) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(lines);
        printer.indentArraysWith(lines);
        try (JsonParser parser = FACTORY.createParser(json);
                JsonGenerator generator = FACTORY.createGenerator(out)) {
            generator.setPrettyPrinter(printer);
            while (parser.nextToken() != null) {
                generator.copyCurrentEventExact(parser);
            }
        } catch (IOException e) {
            throw new IllegalStateException("JSON that was read once can't be read again", e);
        }
        out.write('\n');
        return out.toByteArray();
    }
}
