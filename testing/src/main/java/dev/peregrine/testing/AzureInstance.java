package dev.peregrine.testing;

import com.microsoft.azure.functions.HttpResponseMessage;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.azure.AzureFunction;
import dev.peregrine.testing.wire.AzureExchange;
import dev.peregrine.testing.wire.ClientRequest;
import dev.peregrine.testing.wire.RefusedByHost;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A function app on Azure in this process, called as the Java worker calls it. Each function is packaged for text or for bytes,
 * whichever its first request with content needs.
 */
final class AzureInstance implements Platform.Instance {
    private final AzureFunction entry;
    private final AzureRoutes routes;
    private final Map<String, Boolean> takesBytes = new ConcurrentHashMap<>();

    private AzureInstance(AzureFunction entry, AzureRoutes routes) {
        this.entry = entry;
        this.routes = routes;
    }

    static AzureInstance start(FunctionApp app, Environment environment, String function) {
        return new AzureInstance(new AzureFunction(app, environment) {}, AzureRoutes.of(app, function));
    }

    @Override
    public HttpReply send(ClientRequest request) {
        AzureExchange exchange;
        try {
            exchange = AzureExchange.of(request);
        } catch (RefusedByHost e) {
            return HttpReply.refused(e.response());
        }
        Optional<String> function = routes.find(exchange.path());
        if (function.isEmpty()) {
            return HttpReply.refused(exchange.notFound());
        }
        boolean bytes = request.body().length > 0
                ? takesBytes.computeIfAbsent(function.get(), any -> AzureExchange.carriesBytes(request))
                : takesBytes.getOrDefault(function.get(), false);
        try {
            HttpResponseMessage returned = bytes
                    ? entry.httpBytes(exchange.bytes(), exchange.context(function.get()))
                    : entry.http(exchange.text(), exchange.context(function.get()));
            return HttpReply.answered(exchange.reply(returned), AzureExchange.message(returned), exchange.log())
                    .to(exchange.received());
        } catch (Throwable e) {
            // whatever the entry point throws is for the worker to report
            return HttpReply.failed(exchange.failure(), e, exchange.log()).to(exchange.received());
        }
    }

    @Override
    public InvokeReply invoke(Content payload) {
        return InvokeReply.of(new HttpCalls(this::send).post("/" + routes.first(), payload));
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
