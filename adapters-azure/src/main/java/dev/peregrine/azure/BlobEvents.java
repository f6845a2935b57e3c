package dev.peregrine.azure;

import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.json.JsonCodec;
import dev.peregrine.json.JsonCursor;
import dev.peregrine.spi.Item;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what the host says of a blob, as <em>Azure Blob storage trigger for Azure Functions</em> describes it. */
final class BlobEvents {
    private BlobEvents() {}

    static List<Item> of(String path, String uri, String properties, EventScope scope) {
        int slash = path.indexOf('/');
        String address = Metadata.text(uri);
        if (slash <= 0 || slash == path.length() - 1) {
            throw new UndecodableException("The metadata BlobTrigger names no blob in a container");
        }
        String container = path.substring(0, slash);
        String source = source(address, container);
        ObjectEvent.Builder blob = ObjectEvent.builder(ObjectEvent.Kind.CREATED, container, path.substring(slash + 1))
                .source(source);
        try {
            String etag = properties(properties, blob);
            String id = etag == null ? path : path + "@" + etag;
            RawMessage raw = raw(id, path, address, properties, source);
            return List.of(Item.object(raw, blob.id(id).build()));
        } catch (UndecodableException e) {
            return List.of(Item.undecodable(raw(path, path, address, "null", source), null, e));
        }
    }

    /** The container's address. */
    private static String source(String address, String container) {
        int host = address.indexOf("://");
        int path = host < 0 ? -1 : address.indexOf('/', host + 3);
        return path < 0 ? container : address.substring(0, path + 1) + container;
    }

    /** The blob has no event of its own, so what stands for it is written here. */
    private static RawMessage raw(String id, String path, String address, String properties, String source) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", path);
        json.put("uri", address);
        String start = new String(JsonCodec.light().write(json), StandardCharsets.UTF_8);
        String body = start.substring(0, start.length() - 1) + ",\"properties\":" + properties + "}";
        return RawMessage.text(id, body)
                .source(source)
                .contentType("application/json")
                .build();
    }

    /** Reads what is known of the blob; returns its entity tag, which some versions of the host leave out. */
    private static @Nullable String properties(String properties, ObjectEvent.Builder blob) {
        String etag = null;
        JsonCursor json = JsonCursor.of(properties, "The metadata Properties");
        boolean present = json.enterObject();
        for (String name = present ? json.nextField() : null; name != null; name = json.nextField()) {
            switch (name) {
                case "ContentLength", "Length" -> blob.size(json.wholeNumber());
                case "ETag" -> etag = json.isText() ? Metadata.text(json.requireText()) : etag;
                case "ContentType" -> blob.contentType(json.text());
                case "VersionId" -> blob.version(json.text());
                case "LastModified" ->
                    blob.time(json.isNull() ? null : Metadata.time("Properties", json.requireText()));
                default -> {}
            }
        }
        json.end();
        blob.etag(etag);
        return etag;
    }
}
