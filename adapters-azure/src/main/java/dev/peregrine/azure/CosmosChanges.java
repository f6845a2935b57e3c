package dev.peregrine.azure;

import dev.peregrine.event.Change;
import dev.peregrine.event.RawChange;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.json.JsonCursor;
import dev.peregrine.spi.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the documents of a container's change feed in its latest version mode, as <em>Azure Cosmos DB trigger for Azure
 * Functions</em> describes it: each is a document as it is now, new or changed. It is handed on to the letter, with the
 * properties that Cosmos DB has added.
 */
final class CosmosChanges {
    private static final String FEED = "The change feed";

    /** Changes of one partition key come in order, and which property that is can't be seen. */
    private static final String LANE = "feed";

    /** The end of the year 9999. */
    private static final long LATEST = 253_402_300_799L;

    private @Nullable String id;
    private @Nullable String etag;
    private @Nullable String lsn;
    private @Nullable Instant time;

    private CosmosChanges() {}

    /** Reads the documents. What isn't a JSON array fails as one item, so that it can be parked where the host goes on. */
    static List<Item> of(String documents, EventScope scope) {
        try {
            return each(documents, scope);
        } catch (UndecodableException e) {
            RawMessage whole = RawMessage.text(scope.fallbackId(0), documents)
                    .source(scope.source())
                    .build();
            return List.of(Item.undecodable(whole, LANE, e));
        }
    }

    private static List<Item> each(String documents, EventScope scope) {
        List<Item> items = new ArrayList<>();
        JsonCursor json = JsonCursor.of(documents, FEED);
        if (!json.enterArray()) {
            throw json.wrong("an array");
        }
        while (json.nextElement()) {
            items.add(new CosmosChanges().item(json.copy(), items.size(), scope));
        }
        json.end();
        return items;
    }

    private Item item(byte[] document, int index, EventScope scope) {
        String known;
        try {
            JsonCursor json = JsonCursor.of(document, "The document at " + index + " of the change feed");
            read(json);
            if (id == null || id.isEmpty()) {
                throw json.missing("id");
            }
            known = id;
        } catch (UndecodableException e) {
            RawMessage raw = RawMessage.bytes(scope.fallbackId(index), document)
                    .source(scope.source())
                    .contentType("application/json")
                    .build();
            return Item.undecodable(raw, LANE, e);
        }
        String event = etag == null ? known : known + "@" + etag;
        RawMessage raw = RawMessage.bytes(event, document)
                .source(scope.source())
                .contentType("application/json")
                .sequence(lsn)
                .publishedTime(time)
                .attempt(scope.attempt())
                .build();
        RawChange change = RawChange.builder(event, Change.Kind.UPSERT, scope.source(), known)
                .keyAttributes(Map.of("id", known))
                .newImage(document)
                .time(time)
                .sequence(lsn)
                .build();
        return Item.change(raw, LANE, change);
    }

    private void read(JsonCursor json) {
        if (!json.enterObject()) {
            throw json.wrong("an object");
        }
        for (String name = json.nextField(); name != null; name = json.nextField()) {
            switch (name) {
                case "id" -> id = json.requireText();
                case "_etag" -> etag = json.isText() ? Metadata.text(json.requireText()) : null;
                case "_lsn" -> lsn = json.scalarText();
                case "_ts" -> time = time(json);
                default -> {}
            }
        }
    }

    private static Instant time(JsonCursor json) {
        long seconds = json.wholeNumber();
        if (seconds < 0 || seconds > LATEST) {
            throw json.wrong("seconds since 1970");
        }
        return Instant.ofEpochSecond(seconds);
    }
}
