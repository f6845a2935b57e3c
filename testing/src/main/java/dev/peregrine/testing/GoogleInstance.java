package dev.peregrine.testing;

import com.google.cloud.functions.HttpFunction;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.gcp.GoogleHttpFunction;
import dev.peregrine.testing.wire.ClientRequest;
import dev.peregrine.testing.wire.GoogleExchange;
import dev.peregrine.testing.wire.RefusedByHost;

/** A Google function in this process, called as the invoker calls it. */
final class GoogleInstance implements Platform.Instance {
    private final HttpFunction entry;

    private GoogleInstance(HttpFunction entry) {
        this.entry = entry;
    }

    static GoogleInstance start(FunctionApp app, Environment environment, String function) {
        return new GoogleInstance(new GoogleHttpFunction(app, Environments.selecting(environment, function)) {});
    }

    @Override
    public HttpReply send(ClientRequest request) {
        GoogleExchange exchange;
        try {
            exchange = GoogleExchange.of(request);
        } catch (RefusedByHost e) {
            return HttpReply.refused(e.response());
        }
        try (GoogleLog log = GoogleLog.open()) {
            try {
                entry.service(exchange.request(), exchange.response());
                return HttpReply.answered(exchange.reply(), exchange.message(), log.entries())
                        .to(exchange.received());
            } catch (Throwable e) {
                // whatever the entry point throws is for the invoker to answer
                return HttpReply.failed(exchange.failure(), e, log.entries()).to(exchange.received());
            }
        }
    }

    @Override
    public InvokeReply invoke(Content payload) {
        return InvokeReply.of(new HttpCalls(this::send).post("/", payload));
    }

    @Override
    public InvokeReply event(byte[] file) {
        return InvokeReply.of(send(ClientRequest.fromFile(file)));
    }

    @Override
    public void close() {
        Environments.close(entry);
    }
}
