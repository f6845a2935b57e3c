package dev.peregrine.gcp;

import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.peregrine.spi.Deployment;
import dev.peregrine.spi.Invocation;
import java.util.List;
import java.util.Map;

/** Answers requests that carry events: 204 when all of it is done, which acknowledges it, else 500. Thread-safe. */
final class EventService {
    private final Deployment deployment;
    private final Invocations invocations;
    private final RequestEvents events;

    EventService(Deployment deployment, Invocations invocations) {
        this.deployment = deployment;
        this.invocations = invocations;
        this.events = new RequestEvents(deployment.function());
    }

    void serve(HttpRequest request, HttpResponse response, Map<String, List<String>> headers) {
        response.setStatusCode(isDone(request, response, headers) ? 204 : 500);
    }

    private boolean isDone(HttpRequest request, HttpResponse response, Map<String, List<String>> headers) {
        Arrival arrival;
        try {
            arrival = events.read(RequestReader.read(request, headers, invocations.trustedProxies()));
        } catch (Throwable e) {
            log(e, invocations.of(Invocations.HTTP, request, response, headers));
            return false;
        }
        Invocation invocation = invocations.of(arrival.host, request, response, headers);
        invocation.traceparent(Invocations.first(headers, "traceparent"), Invocations.first(headers, "tracestate"));
        try {
            deployment.deliver(arrival.delivery(), invocation);
            return true;
        } catch (Throwable e) {
            log(e, invocation);
            return false;
        }
    }

    /** As for HTTP functions, but for the answer: nobody reads one. */
    private void log(Throwable failure, Invocation invocation) {
        deployment.failure(
                // a problem is told to a client, and there is none
                failure instanceof dev.peregrine.http.HttpProblem
                        ? new IllegalStateException("The function failed: " + failure.getMessage(), failure)
                        : failure,
                invocation);
    }
}
