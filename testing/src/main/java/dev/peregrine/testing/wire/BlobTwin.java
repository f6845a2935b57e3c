package dev.peregrine.testing.wire;

import dev.peregrine.event.ObjectEvent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A container of Blob Storage with the blob trigger, which tells of blobs that were written and of nothing else. After five tries
 * a blob goes to the queue of poison blobs; the trigger doesn't number them.
 */
public final class BlobTwin implements AzureSource<ObjectEvent> {
    private BlobTwin() {}

    /**
     * A container.
     *
     * @return the twin, named {@code azure-blob}
     */
    public static BlobTwin create() {
        return new BlobTwin();
    }

    @Override
    public String name() {
        return "azure-blob";
    }

    @Override
    public List<ObjectEvent> arriving(List<ObjectEvent> sent) {
        return sent.stream().map(BlobTwin::arriving).toList();
    }

    private static ObjectEvent arriving(ObjectEvent sent) {
        if (sent.kind() != ObjectEvent.Kind.CREATED) {
            throw new NotCarriedException("The blob trigger tells of blobs that were written alone");
        }
        String etag = sent.etag().orElse("0x8D4BCC2E4835CD0");
        return ObjectEvent.builder(sent.kind(), sent.container(), sent.key())
                .id(sent.container() + "/" + sent.key() + "@" + etag)
                .source("https://test.blob.core.windows.net/" + sent.container())
                .size(sent.size().orElse(0))
                .etag(etag)
                .contentType(sent.contentType().orElse("application/octet-stream"))
                .time(Azure.time(sent.time()))
                .build();
    }

    @Override
    public AzureTrigger trigger(List<ObjectEvent> events) {
        ObjectEvent blob = events.get(0);
        Map<String, @Nullable Object> properties = Json.object(
                "LastModified",
                Azure.time(blob.time()).toString().replace("Z", "+00:00"),
                "ContentLength",
                blob.size().orElse(0),
                "ContentType",
                blob.contentType().orElseThrow(),
                "ETag",
                "\"" + blob.etag().orElseThrow() + "\"",
                "BlobType",
                0);
        String path = blob.container() + "/" + blob.key();
        return AzureTrigger.withoutData()
                .with("BlobTrigger", path)
                .with("Uri", Azure.json("https://test.blob.core.windows.net/" + Azure.encoded(path)))
                .with("Properties", Azure.json(properties));
    }
}
