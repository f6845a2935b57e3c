package dev.peregrine.spi;

import dev.peregrine.Capability;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.Host;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The simplest host: it hands neutral requests to a deployment and keeps what is logged. */
final class TestHost {
    static final Host HOST = new Host("test", "host", "HTTP", Set.of());
    static final Host CAPABLE = new Host("test", "host", "HTTP", Set.of(Capability.values()));

    final List<String> logged = Collections.synchronizedList(new ArrayList<>());
    final List<Throwable> causes = Collections.synchronizedList(new ArrayList<>());
    final Deployment deployment;
    private final Host host;

    TestHost(FunctionApp app) {
        this(app, HOST, Map.of());
    }

    TestHost(FunctionApp app, Host host, Map<String, String> environment) {
        this(host, Deployment.start(app, host, Environment.of(environment)));
    }

    private TestHost(Host host, Deployment deployment) {
        this.host = host;
        this.deployment = deployment;
    }

    /** A host that can do everything and names the function with each invocation. */
    static TestHost ofAll(FunctionApp app) {
        return new TestHost(CAPABLE, Deployment.startAll(app, CAPABLE, Environment.of(Map.of())));
    }

    /** A host that can do everything. */
    static TestHost capable(FunctionApp app) {
        return new TestHost(app, CAPABLE, Map.of());
    }

    Invocation invocation() {
        return Invocation.of(host, "id-1", (message, cause) -> {
            logged.add(message);
            causes.add(cause);
        });
    }

    HttpResponse send(HttpRequest request) {
        return deployment.http(request, invocation());
    }

    HttpResponse send(String method, String target) {
        return send(HttpRequest.of(method, target));
    }

    List<Item> deliver(Redelivery redelivery, List<Item> items) throws Exception {
        return deployment.deliver(Delivery.of(redelivery, items), invocation());
    }

    List<Item> deliverTo(String function, Redelivery redelivery, List<Item> items) throws Exception {
        return deployment.deliver(function, Delivery.of(redelivery, items), invocation());
    }

    HttpResponse sendTo(String function, String method, String target) {
        return deployment.http(function, HttpRequest.of(method, target), invocation());
    }
}
