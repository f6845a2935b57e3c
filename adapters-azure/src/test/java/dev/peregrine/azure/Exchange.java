package dev.peregrine.azure;

import com.microsoft.azure.functions.HttpResponseMessage;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.http.HttpHandler;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An app behind the entry point, called as the worker calls it. */
final class Exchange {
    final Worker.Context context;
    private final AzureFunction function;

    private Exchange(AzureFunction function, Worker.Context context) {
        this.function = function;
        this.context = context;
    }

    static Exchange with(FunctionApp app, Map<String, String> environment) {
        return new Exchange(new AzureFunction(app, Environment.of(environment)) {}, new Worker.Context("http"));
    }

    static Exchange with(FunctionApp app) {
        return with(app, Map.of());
    }

    static Exchange with(HttpHandler handler) {
        return with(FunctionApp.of(handler));
    }

    Exchange as(Worker.Context other) {
        return new Exchange(function, other);
    }

    Worker.Response text(Worker.Request<String> request) {
        return checked(function.http(request, context));
    }

    Worker.Response bytes(Worker.Request<byte[]> request) {
        return checked(function.httpBytes(request, context));
    }

    Worker.Response get(String pathAndQuery) {
        return text(new Worker.Request<>("GET", "https://app.example" + pathAndQuery));
    }

    Worker.Response post(String contentType, String body) {
        return text(new Worker.Request<String>("POST", "https://app.example/")
                .header("content-type", contentType)
                .header("content-length", "1")
                .body(body));
    }

    /** The host takes any other object for a success without content. */
    private static Worker.Response checked(HttpResponseMessage response) {
        return (Worker.Response) response;
    }

    static String body(Worker.Response response) {
        Object body = response.getBody();
        return body == null ? "" : new String((byte[]) body, StandardCharsets.UTF_8);
    }
}
