package dev.peregrine.cloudevents;

import dev.peregrine.http.MediaType;
import dev.peregrine.json.JsonCursor;
import io.cloudevents.CloudEvent;
import java.nio.charset.Charset;

/** Reads the JSON event format. */
final class JsonEventReader {
    private JsonEventReader() {}

    static CloudEvent read(JsonCursor json) {
        if (!json.enterObject()) {
            throw json.wrong("an object");
        }
        EventDraft draft = new EventDraft();
        byte[] data = null;
        byte[] binary = null;
        for (String name = json.nextField(); name != null; name = json.nextField()) {
            if (name.equals("data")) {
                data = json.copy();
            } else if (name.equals("data_base64")) {
                binary = json.base64();
            } else {
                attribute(json, name, draft);
            }
        }
        String missing = draft.missing();
        if (missing != null) {
            throw json.missing(missing);
        }
        if (data != null && binary != null) {
            throw json.refused("data and data_base64 exclude each other");
        }
        return draft.event(data == null ? binary : content(json, draft, data));
    }

    private static void attribute(JsonCursor json, String name, EventDraft draft) {
        String expected;
        if (!PortableEvent.isAttribute(name) && !EventDraft.isExtension(name)) {
            expected = draft.extension(name, "");
        } else if (json.isNull()) {
            return;
        } else if (json.isBoolean() && EventDraft.isExtension(name)) {
            expected = draft.extension(name, json.bool());
        } else if (json.isNumber() && EventDraft.isExtension(name)) {
            expected = draft.extension(name, integer(json));
        } else {
            expected = draft.text(name, json.requireText());
        }
        if (expected != null) {
            throw json.wrong(expected);
        }
    }

    private static Integer integer(JsonCursor json) {
        String expected = "a whole number of 32 bits";
        try {
            return Integer.valueOf(String.valueOf(json.scalarText()));
        } catch (NumberFormatException e) {
            throw json.wrong(expected);
        }
    }

    /** JSON stays as it stands; other text is encoded as its media type says. */
    private static byte[] content(JsonCursor json, EventDraft draft, byte[] data) {
        draft.impliedContentType("application/json");
        MediaType type = MediaType.of(String.valueOf(draft.dataContentType()));
        if (DataType.isJson(type)) {
            return data;
        }
        if (data[0] != '"') {
            throw json.refused("data must be a string, because datacontenttype isn't JSON");
        }
        Charset charset = DataType.charset(type);
        byte[] bytes = charset == null ? null : DataType.encode(string(data), charset);
        if (bytes == null) {
            throw json.refused("data can't be written in the charset of datacontenttype");
        }
        return bytes;
    }

    private static String string(byte[] json) {
        JsonCursor cursor = JsonCursor.of(json, "data");
        return cursor.requireText();
    }
}
