package dev.peregrine.testing.wire;

import dev.peregrine.event.Change;
import dev.peregrine.event.RawChange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A container of Cosmos DB with its change feed in the latest version mode: documents as they are now, with what Cosmos DB adds to
 * them, and neither what was before nor what was deleted, nor the container's name. The host goes on after a failure, unless a retry policy has it try
 * again: then, as here without an end.
 */
public final class CosmosDbTwin implements AzureSource<RawChange> {
    private static final long FIRST = 71;

    private CosmosDbTwin() {}

    /**
     * A container.
     *
     * @return the twin, named {@code azure-cosmos-db}
     */
    public static CosmosDbTwin create() {
        return new CosmosDbTwin();
    }

    @Override
    public String name() {
        return "azure-cosmos-db";
    }

    @Override
    public boolean isRetried() {
        return true;
    }

    @Override
    public List<RawChange> arriving(List<RawChange> sent) {
        List<RawChange> arriving = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            RawChange change = sent.get(i);
            if (change.kind() == Change.Kind.DELETE) {
                throw new NotCarriedException("The change feed doesn't tell of deletions");
            }
            String lsn = change.sequence().orElse(Long.toString(FIRST + i));
            arriving.add(RawChange.builder(change.key() + "@" + etag(lsn), Change.Kind.UPSERT, "unknown", change.key())
                    .source("unknown")
                    .keyAttributes(Map.of("id", change.key()))
                    .newImage(document(change, lsn))
                    .time(Azure.time(change.time()))
                    .sequence(lsn)
                    .build());
        }
        return arriving;
    }

    private static String etag(String lsn) {
        return "00000000-0000-0000-0000-%012d".formatted(Long.valueOf(lsn));
    }

    private static byte[] document(RawChange change, String lsn) {
        Object document;
        try {
            document = Json.read(change.newImage().orElseThrow());
        } catch (IOException e) {
            throw new NotCarriedException("A document of Cosmos DB is a JSON object");
        }
        if (!(document instanceof Map<?, ?> fields)) {
            throw new NotCarriedException("A document of Cosmos DB is a JSON object");
        }
        Map<String, @Nullable Object> whole = new LinkedHashMap<>();
        whole.put("id", change.key());
        fields.forEach((name, value) -> whole.put(String.valueOf(name), value));
        whole.put("_rid", "hG5sAJ7eVQAB");
        whole.put("_self", "dbs/hG5sAA==/colls/hG5sAJ7eVQA=/docs/hG5sAJ7eVQAB/");
        whole.put("_etag", "\"" + etag(lsn) + "\"");
        whole.put("_attachments", "attachments/");
        whole.put("_ts", Azure.time(change.time()).getEpochSecond());
        whole.put("_lsn", Long.valueOf(lsn));
        return Json.write(whole);
    }

    @Override
    public List<List<Integer>> invocations(List<RawChange> arriving) {
        return Azure.grouped(arriving, RawChange::collection);
    }

    @Override
    public int mostPerInvocation() {
        return 100;
    }

    @Override
    public AzureTrigger trigger(List<RawChange> events) {
        List<String> documents = events.stream()
                .map(event -> new String(event.newImage().orElseThrow(), StandardCharsets.UTF_8))
                .toList();
        return AzureTrigger.of("[" + String.join(",", documents) + "]");
    }
}
