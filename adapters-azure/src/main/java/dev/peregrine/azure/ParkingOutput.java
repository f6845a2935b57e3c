package dev.peregrine.azure;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.microsoft.azure.functions.OutputBinding;
import dev.peregrine.event.Attributes;
import dev.peregrine.event.Parking;
import dev.peregrine.event.RawMessage;
import dev.peregrine.text.Text;
import dev.peregrine.text.Times;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is parked during one invocation as messages of a storage queue, one for each. The host sends them after the
 * invocation has succeeded: then together, or the invocation fails after all. Thread-safe.
 *
 * <p>Written by a generator of its own: the messages hold what came from elsewhere, and are written once in a while.
 */
final class ParkingOutput implements Parking {
    /** What a storage queue takes, 64 KiB, written in base64 as is its default. */
    private static final int MOST_BYTES = 48 * 1024;

    /** The most characters of what could be of any length and would keep a message from being parked. */
    private static final int MOST_CHARACTERS = 1000;

    private static final JsonFactory JSON = new JsonFactory();

    private final boolean deliversAgain;
    private final List<String> messages = new ArrayList<>();

    /**
     * An output.
     *
     * @param deliversAgain whether the messages come again, or are dead-lettered, when the invocation fails
     */
    ParkingOutput(boolean deliversAgain) {
        this.deliversAgain = deliversAgain;
    }

    /**
     * Notes a message. One that is too long for a storage queue isn't parked as long as the host will deliver it again; at
     * the last try it is parked without its body and whatever else is long, which would be lost either way.
     */
    @Override
    public void park(RawMessage message, Throwable cause) {
        String json = json(message, cause, true);
        if (length(json) > MOST_BYTES) {
            if (deliversAgain) {
                throw tooLong();
            }
            json = json(message, cause, false);
            if (length(json) > MOST_BYTES) {
                throw tooLong();
            }
        }
        synchronized (messages) {
            messages.add(json);
        }
    }

    private static int length(String json) {
        return json.getBytes(StandardCharsets.UTF_8).length;
    }

    private static IllegalStateException tooLong() {
        return new IllegalStateException("The message doesn't fit into a message of a storage queue, which holds "
                + MOST_BYTES + " bytes here; park it by a parking(…) of your own");
    }

    boolean isEmpty() {
        synchronized (messages) {
            return messages.isEmpty();
        }
    }

    /** Hands over what was noted; a binding that is left alone sends nothing. */
    void writeTo(OutputBinding<List<String>> parked) {
        synchronized (messages) {
            if (!messages.isEmpty()) {
                // of a class that the worker's Gson can look into
                parked.setValue(new ArrayList<>(messages));
            }
        }
    }

    private static String json(RawMessage message, Throwable cause, boolean whole) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("id", message.id());
            json.writeStringField("source", message.source());
            optional(json, "partition", message.partition().orElse(null));
            optional(json, "sequence", message.sequence().orElse(null));
            optional(json, "orderingKey", kept(message.orderingKey().orElse(null), whole));
            optional(json, "contentType", kept(message.contentType().orElse(null), whole));
            optional(
                    json,
                    "publishedTime",
                    message.publishedTime().map(Times::format).orElse(null));
            if (whole) {
                attributes(json, message.attributes());
                value(json, "body", message.bytes());
            } else {
                json.writeNumberField("bodyLength", message.bytes().length);
            }
            json.writeObjectFieldStart("reason");
            json.writeStringField("type", cause.getClass().getName());
            optional(json, "message", cut(cause.getMessage()));
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** What the sender has written, if it isn't too long for a message that is parked without its body. */
    private static @Nullable String kept(@Nullable String text, boolean whole) {
        return whole || text == null || text.length() <= MOST_CHARACTERS ? text : null;
    }

    /** The beginning of a text; no character is cut in half. */
    private static @Nullable String cut(@Nullable String text) {
        if (text == null || text.length() <= MOST_CHARACTERS) {
            return text;
        }
        boolean half = Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1));
        return text.substring(0, half ? MOST_CHARACTERS - 1 : MOST_CHARACTERS);
    }

    private static void optional(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    /** A list, because names may come more than once. */
    private static void attributes(JsonGenerator json, Attributes attributes) throws IOException {
        if (attributes.size() == 0) {
            return;
        }
        json.writeArrayFieldStart("attributes");
        for (int i = 0; i < attributes.size(); i++) {
            json.writeStartObject();
            json.writeStringField("name", attributes.name(i));
            if (attributes.isBinary(i)) {
                value(json, "value", attributes.bytes(i));
            } else {
                json.writeStringField("value", attributes.value(i));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Text as such, other bytes in base64 under another name. */
    private static void value(JsonGenerator json, String name, byte[] bytes) throws IOException {
        String text = Text.decode(bytes, StandardCharsets.UTF_8);
        if (text == null) {
            json.writeBinaryField(name + "Base64", bytes);
        } else {
            json.writeStringField(name, text);
        }
    }
}
