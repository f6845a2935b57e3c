package dev.peregrine.testing.guide;

import dev.peregrine.Context;
import dev.peregrine.event.BatchHandler;
import dev.peregrine.event.BatchResult;
import dev.peregrine.event.Message;
import dev.peregrine.event.PermanentFailure;
import java.util.ArrayList;
import java.util.List;

// snippet: reading-writer
public final class ReadingWriter implements BatchHandler<ReadingWriter.Reading> {
    private final Stock stock;

    public ReadingWriter(Stock stock) {
        this.stock = stock;
    }

    @Override
    public BatchResult handle(List<Message<Reading>> batch, Context context) {
        BatchResult result = BatchResult.done();
        List<Reading> good = new ArrayList<>();
        for (Message<Reading> message : batch) {
            if (message.body().celsius() < -273.15) {
                result = result.failed(message, new PermanentFailure("Colder than possible"));
            } else {
                good.add(message.body());
            }
        }
        stock.note("readings " + good.size()); // one write for all; if it throws, all have failed
        return result;
    }

    public record Reading(String sensor, double celsius) {}
}
// end
