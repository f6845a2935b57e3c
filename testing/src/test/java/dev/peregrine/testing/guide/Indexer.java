package dev.peregrine.testing.guide;

import dev.peregrine.Context;
import dev.peregrine.event.BatchHandler;
import dev.peregrine.event.BatchResult;
import dev.peregrine.event.Message;
import java.util.List;

// snippet: batches
public final class Indexer implements BatchHandler<Store.Product> {
    private final Notes index;

    public Indexer(Notes index) {
        this.index = index;
    }

    @Override
    public BatchResult handle(List<Message<Store.Product>> batch, Context context) {
        BatchResult result = BatchResult.done();
        for (Message<Store.Product> message : batch) {
            try {
                index.add(message.body().sku());
            } catch (IllegalStateException full) {
                result = result.failed(message, full); // the others are done
            }
        }
        return result;
    }
}
// end
