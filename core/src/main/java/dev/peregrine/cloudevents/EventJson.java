package dev.peregrine.cloudevents;

import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.RawChange;
import dev.peregrine.json.JsonCodec;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON that stands for neutral events within CloudEvents. */
final class EventJson {
    private EventJson() {}

    static byte[] of(ObjectEvent object) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("container", object.container());
        json.put("key", object.key());
        object.size().ifPresent(size -> json.put("size", size));
        object.etag().ifPresent(etag -> json.put("etag", etag));
        object.version().ifPresent(version -> json.put("version", version));
        object.contentType().ifPresent(type -> json.put("contentType", type));
        return JsonCodec.light().write(json);
    }

    /** The images are JSON already, and are passed on to the letter. */
    static byte[] of(RawChange change) {
        ByteArrayOutputStream json = new ByteArrayOutputStream(256);
        json.writeBytes(ascii("{\"collection\":"));
        json.writeBytes(JsonCodec.light().write(change.collection()));
        json.writeBytes(ascii(",\"key\":"));
        json.writeBytes(JsonCodec.light().write(change.key()));
        image(json, ",\"oldImage\":", change.oldImage().orElse(null));
        image(json, ",\"newImage\":", change.newImage().orElse(null));
        json.write('}');
        return json.toByteArray();
    }

    private static void image(ByteArrayOutputStream json, String name, byte @Nullable [] image) {
        if (image != null) {
            json.writeBytes(ascii(name));
            json.writeBytes(image);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
