package dev.peregrine.gcp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A document of Firestore before and after a change, as plain JSON. Filled in by a reader. */
final class DocumentImages {
    /** Deeper than Firestore's limit of 20, and shallower than what reads the images can take. */
    static final int MAX_DEPTH = 100;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    final Image before = new Image();
    final Image after = new Image();

    /** One state of the document; absent as long as it has no name. */
    static final class Image {
        @Nullable
        String name;

        private final ByteArrayOutputStream json = new ByteArrayOutputStream(256);

        /** Writes the fields as one object. */
        JsonGenerator writer() throws IOException {
            json.reset();
            return JSON.createGenerator(json);
        }

        byte @Nullable [] json() {
            if (name == null || name.isEmpty()) {
                return null;
            }
            return json.size() == 0 ? new byte[] {'{', '}'} : json.toByteArray();
        }
    }
}
