package dev.peregrine.cloudevents;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An event as a map, to compare events of different makers. */
final class EventView {
    private EventView() {}

    /** What must be the same after writing and reading. */
    static Map<String, Object> of(CloudEvent event, boolean textOnly) {
        Map<String, Object> view = new LinkedHashMap<>();
        for (String name :
                List.of("id", "source", "type", "subject", "time", "datacontenttype", "dataschema", "specversion")) {
            view.put(name, Objects.requireNonNullElse(event.getAttribute(name), "unset"));
        }
        for (String name : event.getExtensionNames()) {
            view.put("extension " + name, canonical(event.getExtension(name), textOnly));
        }
        CloudEventData data = event.getData();
        view.put("data", data == null ? "none" : data(data.toBytes(), String.valueOf(event.getDataContentType())));
        return view;
    }

    private static Object canonical(@Nullable Object value, boolean textOnly) {
        if (value instanceof OffsetDateTime time) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
        }
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        boolean scalar = value instanceof Boolean || value instanceof Integer;
        return value != null && scalar && !textOnly ? value : String.valueOf(value);
    }

    /** White space and a byte order mark around a JSON value may go. */
    private static String data(byte[] bytes, String contentType) {
        String data = new String(bytes, StandardCharsets.ISO_8859_1);
        return contentType.toLowerCase(Locale.ROOT).contains("json")
                ? data.replaceAll("^(\u00EF\u00BB\u00BF)?[ \\t\\r\\n]*|[ \\t\\r\\n]+$", "")
                : data;
    }
}
