package dev.peregrine.gcp;

import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.http.HttpHandler;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Runs one handler under the adapter. */
final class Apps {
    final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final GoogleHttpFunction function;

    private Apps(FunctionApp app, Map<String, String> environment) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.putIfAbsent("K_SERVICE", "shop");
        variables.putIfAbsent("GOOGLE_CLOUD_PROJECT", "a-project");
        function = new GoogleHttpFunction(
                app, Environment.of(variables), new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    static Apps of(HttpHandler handler) {
        return of(handler, Map.of());
    }

    static Apps of(HttpHandler handler, Map<String, String> environment) {
        return new Apps(functions -> functions.http("echo", "/{path...}", handler), environment);
    }

    InMemoryResponse answer(InMemoryRequest request) throws Exception {
        InMemoryResponse response = new InMemoryResponse();
        service(request, response);
        return response;
    }

    void service(InMemoryRequest request, InMemoryResponse response) throws Exception {
        function.service(request, response);
    }

    String log() {
        return log.toString(StandardCharsets.UTF_8);
    }
}
