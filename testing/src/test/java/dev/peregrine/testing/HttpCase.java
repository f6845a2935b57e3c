package dev.peregrine.testing;

import dev.peregrine.FunctionApp;
import dev.peregrine.http.HttpHandler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One case of the HTTP matrix: what is sent, what comes back on every host, and where a host differs for reasons that no
 * adapter can remove.
 */
final class HttpCase {
    static final String HTTP_API = "aws-http-api";
    static final String HTTP_API_V1 = "aws-http-api-v1";
    static final String REST_API = "aws-rest-api";
    static final String FUNCTION_URL = "aws-function-url";
    static final String ALB = "aws-alb";
    static final String ALB_MULTI = "aws-alb-multi";
    static final String GOOGLE = "gcp-http";
    static final String AZURE = "azure-http";

    static final List<String> LAMBDA = List.of(HTTP_API, HTTP_API_V1, REST_API, FUNCTION_URL, ALB, ALB_MULTI);

    /** What one host does instead, in words and as a check. */
    record Difference(String text, Consumer<HttpReply> check) {}

    private final String name;
    private final FunctionApp app;
    private final Function<HttpCalls, HttpReply> call;
    private final Consumer<HttpReply> expected;
    private final Map<String, Difference> differences = new LinkedHashMap<>();

    private HttpCase(String name, FunctionApp app, Function<HttpCalls, HttpReply> call, Consumer<HttpReply> expected) {
        this.name = name;
        this.app = app;
        this.call = call;
        this.expected = expected;
    }

    static HttpCase of(
            String name, HttpHandler handler, Function<HttpCalls, HttpReply> call, Consumer<HttpReply> expected) {
        return new HttpCase(name, FunctionApp.of(handler), call, expected);
    }

    static HttpCase of(
            String name, FunctionApp app, Function<HttpCalls, HttpReply> call, Consumer<HttpReply> expected) {
        return new HttpCase(name, app, call, expected);
    }

    /** Says that hosts differ. */
    HttpCase but(List<String> clouds, String text, Consumer<HttpReply> check) {
        for (String cloud : clouds) {
            differences.put(cloud, new Difference(text, check));
        }
        return this;
    }

    HttpCase but(String cloud, String text, Consumer<HttpReply> check) {
        return but(List.of(cloud), text, check);
    }

    /** Says that hosts answer by themselves. */
    HttpCase refused(int status, String... clouds) {
        return but(
                List.of(clouds),
                "host: " + status,
                reply -> Assertions.assertThat(reply).isRefusedByHost().hasStatus(status));
    }

    Map<String, Difference> differences() {
        return differences;
    }

    void run(Cloud cloud) {
        HttpReply reply = call.apply(cloud.app(app));
        Difference difference = differences.get(cloud.name());
        (difference == null ? expected : difference.check()).accept(reply);
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
