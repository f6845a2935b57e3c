package dev.peregrine.testing;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.aws.LambdaFunction;
import dev.peregrine.testing.wire.ClientRequest;
import dev.peregrine.testing.wire.LambdaTwin;
import dev.peregrine.testing.wire.RefusedByHost;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** A Lambda function in this process, called as the runtime calls it. */
final class LambdaInstance implements Platform.Instance {
    private final Optional<LambdaTwin> twin;
    private final RequestStreamHandler entry;
    private final Environment environment;

    private LambdaInstance(Optional<LambdaTwin> twin, RequestStreamHandler entry, Environment environment) {
        this.twin = twin;
        this.entry = entry;
        this.environment = environment;
    }

    static LambdaInstance start(Optional<LambdaTwin> twin, FunctionApp app, Environment environment, String function) {
        return new LambdaInstance(
                twin, new LambdaFunction(app, Environments.selecting(environment, function)) {}, environment);
    }

    @Override
    public HttpReply send(ClientRequest request) {
        LambdaTwin front = twin.orElseThrow(() -> new IllegalStateException(
                "aws-direct carries no HTTP requests; invoke functions, or choose a cloud that carries them"));
        byte[] event;
        try {
            event = front.event(request);
        } catch (RefusedByHost e) {
            return HttpReply.refused(e.response());
        }
        LambdaContext context = new LambdaContext(environment);
        try {
            byte[] result = call(event, context);
            return HttpReply.answered(front.response(request, result), result, context.log())
                    .to(event);
        } catch (Throwable e) {
            // whatever the entry point throws is for the runtime to report
            return HttpReply.failed(front.failure(request), e, context.log()).to(event);
        }
    }

    @Override
    public InvokeReply invoke(Content payload) {
        return event(payload.content());
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

    private byte[] call(byte[] event, LambdaContext context) throws Exception {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        entry.handleRequest(new ByteArrayInputStream(event), result, context);
        return result.toByteArray();
    }

    @Override
    public void close() {
        Environments.close(entry);
    }
}
