package dev.peregrine.benchmarks;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A new object in a bucket, to its container, decoded key and size. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class S3Benchmark {
    private final byte[] event = Payloads.bucket();
    private final LambdaCall call = new LambdaCall();
    private final HttpApiBenchmark.Portable peregrine = new HttpApiBenchmark.Portable(f -> f.objects(
            "pictures",
            (object, context) ->
                    seen(object.container(), object.key(), object.size().orElse(0))));
    private final PojoSerializer<S3Event> events =
            LambdaEventSerializers.serializerFor(S3Event.class, S3Benchmark.class.getClassLoader());
    private long seen;

    private void seen(String container, String key, long size) {
        seen = container.length() + key.length() + size;
    }

    /** Both must see the same object before they are measured. */
    @Setup
    public void check() throws IOException {
        long ours = peregrine();
        if (ours != "pictures".length() + "2025/summer holiday.jpg".length() + 123_456 || ours != typed()) {
            throw new IllegalStateException("They saw " + ours + " and " + typed());
        }
    }

    @Benchmark
    public long peregrine() throws IOException {
        peregrine.handleRequest(new ByteArrayInputStream(event), new ByteArrayOutputStream(64), call);
        return seen;
    }

    @Benchmark
    public long typed() {
        S3Event s3 = events.fromJson(new ByteArrayInputStream(event));
        s3.getRecords()
                .forEach(record -> seen(
                        record.getS3().getBucket().getName(),
                        record.getS3().getObject().getUrlDecodedKey(),
                        record.getS3().getObject().getSizeAsLong()));
        return seen;
    }
}
