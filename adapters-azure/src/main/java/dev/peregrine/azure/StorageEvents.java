package dev.peregrine.azure;

import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.json.JsonCursor;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import org.jspecify.annotations.Nullable;

/** Reads what Event Grid tells of blobs, as <em>Azure Blob Storage as an Event Grid source</em> describes it. */
final class StorageEvents {
    private static final String PREFIX = "/blobServices/default/containers/";
    private static final String BLOBS = "/blobs/";
    private static final String ARCHIVE = "Archive";

    private long size = -1;
    private @Nullable String etag;
    private @Nullable String contentType;
    private @Nullable String sequencer;
    private @Nullable String tier;
    private @Nullable String previousTier;

    private StorageEvents() {}

    static ObjectEvent of(CloudEvent event) {
        StorageEvents read = new StorageEvents();
        CloudEventData data = event.getData();
        if (data != null) {
            read.read(data.toBytes());
        }
        ObjectEvent.Kind kind = read.kind(event.getType());
        String subject = event.getSubject();
        int blobs = subject == null ? -1 : subject.indexOf(BLOBS, PREFIX.length());
        if (subject == null || !subject.startsWith(PREFIX) || blobs < 0) {
            throw new UndecodableException("The subject of the storage event names no blob");
        }
        return ObjectEvent.builder(
                        kind, subject.substring(PREFIX.length(), blobs), subject.substring(blobs + BLOBS.length()))
                .id(event.getId())
                .source(event.getSource().toString())
                .time(event.getTime() == null ? null : event.getTime().toInstant())
                .size(read.size)
                .etag(read.etag)
                .contentType(read.contentType)
                .sequence(read.sequencer)
                .original(event)
                .build();
    }

    private ObjectEvent.Kind kind(String type) {
        return switch (type) {
            case "Microsoft.Storage.BlobCreated" -> ObjectEvent.Kind.CREATED;
            case "Microsoft.Storage.BlobDeleted" -> ObjectEvent.Kind.DELETED;
            case "Microsoft.Storage.BlobTierChanged" ->
                ARCHIVE.equals(tier)
                        ? ObjectEvent.Kind.ARCHIVED
                        : ARCHIVE.equals(previousTier) ? ObjectEvent.Kind.RESTORED : ObjectEvent.Kind.METADATA_CHANGED;
            default ->
                throw new UndecodableException("The event's type is none that tells of a blob: of Microsoft.Storage,"
                        + " BlobCreated, BlobDeleted and BlobTierChanged are known. Name these in the subscription");
        };
    }

    private void read(byte[] data) {
        JsonCursor json = JsonCursor.of(data, "The data of the storage event");
        boolean present = json.enterObject();
        for (String name = present ? json.nextField() : null; name != null; name = json.nextField()) {
            switch (name) {
                case "contentLength" -> size = json.isNull() ? -1 : json.wholeNumber();
                case "eTag" -> {
                    String tag = json.text();
                    etag = tag == null ? null : Metadata.text(tag);
                }
                case "contentType" -> contentType = json.text();
                case "sequencer" -> sequencer = json.text();
                case "accessTier" -> tier = json.text();
                case "previousTier" -> previousTier = json.text();
                default -> {}
            }
        }
    }
}
