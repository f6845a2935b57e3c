package dev.peregrine.benchmarks;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import dev.peregrine.FunctionApp;
import dev.peregrine.aws.LambdaFunction;
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

/**
 * An HTTP API's event to its answer, bytes to bytes: an order of 600 bytes read into a record, a record and two headers
 * answered. {@code typed} is what AWS's runtime client does with a handler of the vendor's types, by its own serializers;
 * {@code byHand} is the floor.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HttpApiBenchmark {
    private final byte[] event = Payloads.httpApi();
    private final LambdaCall call = new LambdaCall();
    private final RequestStreamHandler peregrine = new Portable(f -> f.http("orders", "POST /orders", new OrderForm()));
    private final RequestStreamHandler byHand = new OrderByHand();
    private final RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> typed = new TypedOrderForm();
    private final PojoSerializer<APIGatewayV2HTTPEvent> events =
            LambdaEventSerializers.serializerFor(APIGatewayV2HTTPEvent.class, HttpApiBenchmark.class.getClassLoader());
    private final PojoSerializer<APIGatewayV2HTTPResponse> responses =
            JacksonFactory.getInstance().getSerializer(APIGatewayV2HTTPResponse.class);

    /** All three must answer alike before they are measured. */
    @Setup
    public void check() throws IOException {
        for (byte[] answer : new byte[][] {peregrine(), byHand(), typed()}) {
            String text = new String(answer, java.nio.charset.StandardCharsets.UTF_8);
            if (!text.contains("\"statusCode\":202") || !text.contains("A-1071") || !text.contains("no-store")) {
                throw new IllegalStateException("A wrong answer: " + text);
            }
        }
    }

    @Benchmark
    public byte[] peregrine() throws IOException {
        return run(peregrine);
    }

    @Benchmark
    public byte[] byHand() throws IOException {
        return run(byHand);
    }

    @Benchmark
    public byte[] typed() {
        ByteArrayOutputStream output = new ByteArrayOutputStream(1024);
        responses.toJson(typed.handleRequest(events.fromJson(new ByteArrayInputStream(event)), call), output);
        return output.toByteArray();
    }

    private byte[] run(RequestStreamHandler handler) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream(1024);
        handler.handleRequest(new ByteArrayInputStream(event), output, call);
        return output.toByteArray();
    }

    /** The adapter with an app of the benchmark's. */
    static final class Portable extends LambdaFunction {
        Portable(FunctionApp app) {
            super(app, dev.peregrine.Environment.of(java.util.Map.of("PEREGRINE_PARTIAL_FAILURES", "on")));
        }
    }
}
