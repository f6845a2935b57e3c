package dev.peregrine.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * Reads and writes one record in a fresh JVM, to count the classes that takes: by the light codec, or field by field on
 * jackson-core's tokens, the least there is to compare with.
 */
final class ColdStart {
    private static final String CONTACT = "{\"name\":\"Ada\",\"email\":\"ada@example.org\",\"message\":\"Hello\"}";
    private static final String ORDER = "{\"id\":7,\"customer\":{\"name\":\"Ada\",\"email\":\"ada@example.org\","
            + "\"message\":\"\"},\"lines\":[{\"sku\":\"A\",\"count\":2,\"price\":1.10}],"
            + "\"at\":\"2024-05-31T12:30:00Z\"}";

    private ColdStart() {}

    record Contact(String name, String email, String message) {}

    record Line(String sku, int count, BigDecimal price) {}

    record Order(long id, Contact customer, List<Line> lines, Instant at) {}

    /** On tokens alone. */
    static final class Tokens {
        private Tokens() {}

        public static void main(String[] args) throws IOException {
            JsonFactory factory = new JsonFactory();
            String[] values = new String[3];
            try (JsonParser parser = factory.createParser(CONTACT.getBytes(StandardCharsets.UTF_8))) {
                parser.nextToken();
                for (int i = 0; parser.nextToken() == JsonToken.FIELD_NAME; i++) {
                    parser.nextToken();
                    values[i] = parser.getText();
                }
            }
            Contact contact = new Contact(values[0], values[1], values[2]);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (JsonGenerator generator = factory.createGenerator(out)) {
                generator.writeStartObject();
                generator.writeStringField("name", contact.name());
                generator.writeStringField("email", contact.email());
                generator.writeStringField("message", contact.message());
                generator.writeEndObject();
            }
            print(out.toByteArray());
        }
    }

    /** A flat record of strings. */
    static final class Flat {
        private Flat() {}

        public static void main(String[] args) {
            JsonCodec codec = JsonCodec.light();
            print(codec.write(codec.read(CONTACT.getBytes(StandardCharsets.UTF_8), Contact.class)));
        }
    }

    /** A record with a nested one, a list, decimals and an instant. */
    static final class Rich {
        private Rich() {}

        public static void main(String[] args) {
            JsonCodec codec = JsonCodec.light();
            print(codec.write(codec.read(ORDER.getBytes(StandardCharsets.UTF_8), Order.class)));
        }
    }

    private static void print(byte[] json) {
        System.out.write(json, 0, json.length);
        System.out.println();
    }
}
