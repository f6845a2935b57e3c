package dev.peregrine.testing;

import com.google.cloud.functions.CloudEventsFunction;
import com.google.cloud.functions.HttpFunction;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.gcp.GoogleEventFunction;
import dev.peregrine.gcp.GoogleHttpFunction;
import dev.peregrine.testing.wire.ClientRequest;
import dev.peregrine.testing.wire.Fate;
import dev.peregrine.testing.wire.GoogleExchange;
import dev.peregrine.testing.wire.InvokerEvent;
import dev.peregrine.testing.wire.RefusedByHost;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A Google function in this process that gets events, called as the invoker calls it. */
final class GoogleEventInstance implements Platform.Instance {
    private final Function<TestEvent, ClientRequest> requests;
    private final IntFunction<Fate> answered;
    private final boolean ordered;
    private final Object entry;

    private GoogleEventInstance(
            Function<TestEvent, ClientRequest> requests, IntFunction<Fate> answered, boolean ordered, Object entry) {
        this.requests = requests;
        this.answered = answered;
        this.ordered = ordered;
        this.entry = entry;
    }

    static GoogleEventInstance start(
            Function<TestEvent, ClientRequest> requests,
            IntFunction<Fate> answered,
            boolean ordered,
            boolean eventFunction,
            FunctionApp app,
            Environment environment) {
        Object entry = eventFunction
                ? new GoogleEventFunction(app, environment) {}
                : new GoogleHttpFunction(app, environment) {};
        return new GoogleEventInstance(requests, answered, ordered, entry);
    }

    @Override
    public Delivered deliver(List<TestEvent> events) {
        List<ClientRequest> sent = events.stream().map(requests).toList();
        Delivered delivered = Delivered.of(events.size());
        KeyOrder order = new KeyOrder(ordered);
        for (int i = 0; i < sent.size(); i++) {
            if (order.holds(events.get(i))) {
                continue;
            }
            try (GoogleLog log = GoogleLog.open()) {
                Fate fate = answered.apply(call(sent.get(i), delivered, log));
                delivered.fate(i, fate);
                if (fate == Fate.AGAIN) {
                    order.failed(events.get(i));
                }
            }
        }
        return delivered;
    }

    /** Calls the entry point and says which status the sender gets. */
    private int call(ClientRequest request, Delivered delivered, GoogleLog log) {
        GoogleExchange exchange;
        try {
            exchange = GoogleExchange.of(request);
        } catch (RefusedByHost e) {
            throw new IllegalStateException("Google's front end refuses what its own services send", e);
        }
        int status;
        byte[] answer;
        @Nullable Throwable failure = null;
        try {
            if (entry instanceof CloudEventsFunction function) {
                function.accept(InvokerEvent.of(request));
                status = 200;
                answer = new byte[0];
            } else {
                ((HttpFunction) entry).service(exchange.request(), exchange.response());
                status = exchange.reply().status();
                answer = exchange.message();
                if (status >= 400) {
                    failure = new IllegalStateException(
                            "The function answered with status " + status + ": " + String.join("\n", log.entries()));
                }
            }
        } catch (Throwable e) {
            status = 500;
            answer = new byte[0];
            failure = e;
        }
        delivered.invocation(exchange.received(), answer, failure, log.entries());
        return status;
    }

    @Override
    public InvokeReply event(byte[] file) {
        ClientRequest request = ClientRequest.fromFile(file);
        try (GoogleLog log = GoogleLog.open()) {
            return entry instanceof CloudEventsFunction function
                    ? called(function, request, log)
                    : InvokeReply.of(served((HttpFunction) entry, request, log));
        }
    }

    private static InvokeReply called(CloudEventsFunction function, ClientRequest request, GoogleLog log) {
        try {
            function.accept(InvokerEvent.of(request));
            return InvokeReply.answered(new byte[0], log.entries());
        } catch (Throwable e) {
            // whatever the entry point throws is for the invoker to answer
            return InvokeReply.failed(e, log.entries());
        }
    }

    private static HttpReply served(HttpFunction function, ClientRequest request, GoogleLog log) {
        GoogleExchange exchange;
        try {
            exchange = GoogleExchange.of(request);
        } catch (RefusedByHost e) {
            return HttpReply.refused(e.response());
        }
        try {
            function.service(exchange.request(), exchange.response());
            return HttpReply.answered(exchange.reply(), exchange.message(), log.entries());
        } catch (Throwable e) {
            return HttpReply.failed(exchange.failure(), e, log.entries());
        }
    }

    @Override
    public void close() {
        Environments.close(entry);
    }
}
