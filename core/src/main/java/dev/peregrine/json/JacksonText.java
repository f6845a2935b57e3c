package dev.peregrine.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;

/** Jackson's parsers and generators, held to the same bounds and telling places in the same words. */
final class JacksonText {
    private final JsonFactory factory;

    JacksonText(JsonFactory factory) {
        this.factory = factory;
    }

    /** A factory of its own for each codec: databind keeps a reference to itself in it. */
    static JsonFactory factory() {
        return JsonFactory.builder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(JsonText.MAX_DEPTH)
                        .maxNumberLength(JsonText.MAX_DIGITS)
                        .build())
                .streamWriteConstraints(StreamWriteConstraints.builder()
                        .maxNestingDepth(JsonText.MAX_DEPTH)
                        .build())
                .build();
    }

    JsonParser parser(byte[] json) {
        JsonText.requireUtf8(json, json.length);
        try {
            return factory.createParser(json);
        } catch (IOException e) {
            throw new IllegalStateException(e); // memory does not fail
        }
    }

    JsonGenerator generator(ByteArrayOutputStream out) {
        try {
            return factory.createGenerator(out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives the buffers back; all that could fail has been said by then. */
    static void close(Closeable parserOrGenerator) {
        try {
            parserOrGenerator.close();
        } catch (IOException alreadyTold) {
            // The text in memory is discarded with it.
        }
    }

    /** What is wrong with the value the parser stands on. */
    static JsonException at(JsonParser parser, String detail) {
        return new JsonException(pointer(parser.getParsingContext()), detail);
    }

    /** What Jackson alone refuses as text. */
    static JsonException malformed(IOException refused) {
        return new JsonException(
                "", refused instanceof StreamConstraintsException ? Failures.TOO_LONG : "not valid JSON");
    }

    /** What is wrong with the value about to be written. */
    static IllegalArgumentException unwritable(JsonGenerator generator, String detail) {
        JsonStreamContext context = generator.getOutputContext();
        String pointer = pointer(context);
        if (context.inArray()) {
            int next = context.hasCurrentIndex() ? context.getCurrentIndex() + 1 : 0;
            pointer = pointer(context.getParent()) + "/" + next;
        }
        return new UnwritableException(pointer, detail, null);
    }

    static IllegalArgumentException unwritable(JsonGenerator generator, IOException e) {
        String pointer = pointer(generator.getOutputContext());
        String detail = e instanceof StreamConstraintsException
                ? Failures.TOO_DEEP + "; does the value contain itself?"
                : String.valueOf(e.getMessage());
        return new UnwritableException(pointer, detail, e);
    }

    /** RFC 6901. */
    static String pointer(JsonStreamContext innermost) {
        StringBuilder pointer = new StringBuilder();
        for (JsonStreamContext at = innermost; at != null && !at.inRoot(); at = at.getParent()) {
            if (at.inObject() && at.hasCurrentName()) {
                pointer.insert(0, "/" + Failures.escaped(at.getCurrentName()));
            } else if (at.inArray() && at.hasCurrentIndex()) {
                pointer.insert(0, "/" + at.getCurrentIndex());
            }
        }
        return pointer.toString();
    }
}
