package dev.peregrine.testing;

import dev.peregrine.Context;
import dev.peregrine.event.BatchHandler;
import dev.peregrine.event.BatchResult;
import dev.peregrine.event.Message;
import java.util.List;

/** A batch handler whose results are noted. */
@SuppressWarnings("try") // close throws what the user's own throws
final class RecordedBatches implements BatchHandler<Object>, AutoCloseable {
    private final BatchHandler<Object> handler;
    private final Recorder recorder;

    RecordedBatches(BatchHandler<Object> handler, Recorder recorder) {
        this.handler = handler;
        this.recorder = recorder;
    }

    @Override
    public BatchResult handle(List<Message<Object>> batch, Context context) throws Exception {
        recorder.started(batch);
        BatchResult result = handler.handle(batch, context);
        if (result != null) { // core refuses a handler that returns null
            recorder.ended(batch, result);
        }
        return result;
    }

    @Override
    public void close() throws Exception {
        if (handler instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }
}
