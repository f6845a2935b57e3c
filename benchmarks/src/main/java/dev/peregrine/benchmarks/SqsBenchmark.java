package dev.peregrine.benchmarks;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.peregrine.event.Message;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Ten messages of SQS with orders in them, of which the last fails, to the answer that has only this one redelivered. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SqsBenchmark {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final byte[] event = Payloads.queue();
    private final LambdaCall call = new LambdaCall();
    private final HttpApiBenchmark.Portable peregrine = new HttpApiBenchmark.Portable(f -> f.messages(
                    "orders",
                    Order.class,
                    (Message<Order> message, dev.peregrine.Context context) -> Order.ship(message.body()))
            .partialFailures());
    private final PojoSerializer<SQSEvent> events =
            LambdaEventSerializers.serializerFor(SQSEvent.class, SqsBenchmark.class.getClassLoader());
    private final PojoSerializer<SQSBatchResponse> responses =
            JacksonFactory.getInstance().getSerializer(SQSBatchResponse.class);

    /** Both must ask for the same message before they are measured. */
    @Setup
    public void check() throws IOException {
        String ours = new String(peregrine(), StandardCharsets.UTF_8);
        String vendors = new String(typed(), StandardCharsets.UTF_8);
        if (!ours.contains("itemIdentifier") || !ours.equals(vendors)) {
            throw new IllegalStateException("Answers differ: " + ours + " and " + vendors);
        }
    }

    @Benchmark
    public byte[] peregrine() throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream(256);
        peregrine.handleRequest(new ByteArrayInputStream(event), output, call);
        return output.toByteArray();
    }

    @Benchmark
    public byte[] typed() {
        ByteArrayOutputStream output = new ByteArrayOutputStream(256);
        responses.toJson(handle(events.fromJson(new ByteArrayInputStream(event))), output);
        return output.toByteArray();
    }

    /** Logs what failed, as our own engine does. */
    private SQSBatchResponse handle(SQSEvent batch) {
        List<SQSBatchResponse.BatchItemFailure> failures = new ArrayList<>();
        for (SQSEvent.SQSMessage message : batch.getRecords()) {
            try {
                Order.ship(JSON.readValue(message.getBody(), Order.class));
            } catch (JsonProcessingException | IllegalStateException e) {
                call.log(stackTrace(e));
                failures.add(new SQSBatchResponse.BatchItemFailure(message.getMessageId()));
            }
        }
        return new SQSBatchResponse(failures);
    }

    private static String stackTrace(Exception e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
