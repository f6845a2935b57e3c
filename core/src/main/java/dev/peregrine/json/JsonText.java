package dev.peregrine.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.peregrine.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;

/** The text level that all codecs share: UTF-8 only, bounded, no name twice. */
final class JsonText {
    static final int MAX_DEPTH = 200;
    static final int MAX_DIGITS = 1000;

    private final JsonFactory factory;

    JsonText(JsonFactory factory) {
        this.factory = factory;
    }

    /** A factory of its own for each codec: databind keeps a reference to itself in it. */
    static JsonFactory factory() {
        return JsonFactory.builder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(MAX_DIGITS)
                        .build())
                .streamWriteConstraints(StreamWriteConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .build())
                .build();
    }

    JsonParser parser(byte[] json) {
        requireUtf8(json, json.length);
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

    /**
     * Jackson guesses UTF-16 and UTF-32 from zero bytes and accepts overlong forms and encoded surrogates: none of it
     * is UTF-8 (RFC 3629), and a zero byte is never JSON.
     */
    static void requireUtf8(byte[] json, int end) {
        int i = 0;
        while (i < end) {
            byte first = json[i];
            if (first > 0) {
                i++;
                continue;
            }
            int length = Utf8.sequenceLength(json, i, end);
            if (length == 0) {
                throw first == 0 ? new JsonException("", "not valid JSON: a zero byte") : Failures.notUtf8();
            }
            i += length;
        }
    }
}
