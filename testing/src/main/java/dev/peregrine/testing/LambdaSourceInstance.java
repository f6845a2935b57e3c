package dev.peregrine.testing;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.aws.LambdaFunction;
import dev.peregrine.event.RawMessage;
import dev.peregrine.testing.wire.Fate;
import dev.peregrine.testing.wire.SourceTwin;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** A Lambda function in this process, called with the events of a source. */
final class LambdaSourceInstance<E> implements Platform.Instance {
    private final LambdaSource<E> source;
    private final SourceTwin<E> twin;
    private final RequestStreamHandler entry;
    private final Environment environment;

    private LambdaSourceInstance(
            LambdaSource<E> source, SourceTwin<E> twin, RequestStreamHandler entry, Environment environment) {
        this.source = source;
        this.twin = twin;
        this.entry = entry;
        this.environment = environment;
    }

    static <E> LambdaSourceInstance<E> start(
            LambdaSource<E> source, SourceTwin<E> twin, FunctionApp app, Environment environment, String function) {
        return new LambdaSourceInstance<>(
                source, twin, new LambdaFunction(app, Environments.selecting(environment, function)) {}, environment);
    }

    @Override
    public Delivered deliver(List<TestEvent> events) {
        Delivered delivered = Delivered.of(events.size());
        List<E> arriving = twin.arriving(source.neutral(events));
        List<List<Integer>> invocations = twin.invocations(arriving);
        List<byte[]> payloads = new ArrayList<>();
        for (List<Integer> numbers : invocations) {
            payloads.add(twin.event(numbers.stream().map(arriving::get).toList()));
        }
        if (events.isEmpty() && twin.mostPerInvocation() > 1) {
            invoke(twin.event(List.of()), List.of(), delivered);
        }
        for (int i = 0; i < payloads.size(); i++) {
            List<Integer> numbers = invocations.get(i);
            List<Fate> fates =
                    invoke(payloads.get(i), numbers.stream().map(arriving::get).toList(), delivered);
            for (int j = 0; j < numbers.size(); j++) {
                delivered.fate(numbers.get(j), last(fates.get(j), events.get(numbers.get(j))));
            }
        }
        return delivered;
    }

    private List<Fate> invoke(byte[] payload, List<E> events, Delivered delivered) {
        LambdaContext context = new LambdaContext(environment);
        try {
            byte[] answer = call(payload, context);
            delivered.invocation(payload, answer, null, context.log());
            return twin.answered(events, answer);
        } catch (Throwable e) {
            // whatever the entry point throws is for the runtime to report
            delivered.invocation(payload, new byte[0], e, context.log());
            return twin.failed(events);
        }
    }

    /** What was to come again doesn't after the last attempt. */
    private Fate last(Fate fate, TestEvent event) {
        boolean last = twin.attempts() > 0
                && event.event() instanceof RawMessage message
                && message.attempt().orElse(0) >= twin.attempts();
        return fate == Fate.AGAIN && last ? Fate.DROPPED : fate;
    }

    private byte[] call(byte[] event, LambdaContext context) throws Exception {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        entry.handleRequest(new ByteArrayInputStream(event), result, context);
        return result.toByteArray();
    }

    @Override
    public InvokeReply event(byte[] payload) {
        LambdaContext context = new LambdaContext(environment);
        try {
            return InvokeReply.answered(call(payload, context), context.log());
        } catch (Throwable e) {
            return InvokeReply.failed(e, context.log());
        }
    }

    @Override
    public void close() {
        Environments.close(entry);
    }
}
