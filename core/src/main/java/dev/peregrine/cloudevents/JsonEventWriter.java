package dev.peregrine.cloudevents;

import dev.peregrine.event.UndecodableException;
import dev.peregrine.http.MediaType;
import dev.peregrine.json.JsonCodec;
import dev.peregrine.json.JsonCursor;
import dev.peregrine.text.Text;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the JSON event format. */
final class JsonEventWriter {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private JsonEventWriter() {}

    static void write(CloudEvent event, ByteArrayOutputStream out) {
        char before = '{';
        for (Map.Entry<String, Object> attribute : EventAttributes.of(event).entrySet()) {
            member(before, attribute.getKey(), JsonCodec.light().write(attribute.getValue()), out);
            before = ',';
        }
        CloudEventData data = event.getData();
        if (data != null) {
            data(event.getDataContentType(), data.toBytes(), out);
        }
        out.write('}');
    }

    private static void member(char before, String name, byte[] json, ByteArrayOutputStream out) {
        out.writeBytes((before + "\"" + name + "\":").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(json);
    }

    /** JSON as it stands, text as a string; whatever is neither, or would not be read back the same, in base64. */
    private static void data(@Nullable String contentType, byte[] bytes, ByteArrayOutputStream out) {
        MediaType type = contentType == null ? null : MediaType.of(contentType);
        byte[] json = null;
        if (type != null) {
            json = DataType.isJson(type) ? json(bytes) : type.type().equals("text") ? text(bytes, type) : null;
        }
        if (json != null) {
            member(',', "data", json, out);
        } else {
            member(
                    ',',
                    "data_base64",
                    JsonCodec.light().write(Base64.getEncoder().encodeToString(bytes)),
                    out);
        }
    }

    /** The one JSON value, nested as deep as it will be in a batch, so that readers aren't given too deep a one. */
    private static byte @Nullable [] json(byte[] bytes) {
        int start = startsWithMark(bytes) ? BYTE_ORDER_MARK.length : 0;
        byte[] nested = new byte[bytes.length - start + 4];
        Arrays.fill(nested, 0, 2, (byte) '[');
        System.arraycopy(bytes, start, nested, 2, bytes.length - start);
        Arrays.fill(nested, nested.length - 2, nested.length, (byte) ']');
        try {
            JsonCursor cursor = JsonCursor.of(nested, "data");
            boolean outer = firstElement(cursor);
            if (!outer || !firstElement(cursor)) {
                return null;
            }
            byte[] value = cursor.copy();
            boolean several = cursor.nextElement();
            if (several || cursor.nextElement()) {
                return null;
            }
            cursor.end();
            return value;
        } catch (UndecodableException e) {
            return null;
        }
    }

    private static boolean startsWithMark(byte[] bytes) {
        int length = BYTE_ORDER_MARK.length;
        return bytes.length >= length && Arrays.equals(bytes, 0, length, BYTE_ORDER_MARK, 0, length);
    }

    private static boolean firstElement(JsonCursor cursor) {
        return cursor.enterArray() && cursor.nextElement();
    }

    private static byte @Nullable [] text(byte[] bytes, MediaType type) {
        Charset charset = DataType.charset(type);
        String text = charset == null ? null : Text.decode(bytes, charset);
        byte[] again = text == null || charset == null ? null : DataType.encode(text, charset);
        return text != null && Arrays.equals(bytes, again) ? JsonCodec.light().write(text) : null;
    }
}
