package dev.peregrine.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.functions.HttpRequest;
import com.microsoft.azure.functions.HttpRequestMessage;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.azure.AzureFunction;
import dev.peregrine.gcp.GoogleHttpFunction;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.testing.wire.AzureExchange;
import dev.peregrine.testing.wire.ClientRequest;
import dev.peregrine.testing.wire.GoogleExchange;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Line breaks in headers that a host's server should have refused, in the hosts' own objects; for AWS see RawEventsTest. */
class HostileHeadersTest {
    private static final FunctionApp APP = FunctionApp.of((request, context) ->
            HttpResponse.text(200, request.header("x-test").orElse("")));
    private static final String HOSTILE = "a\r\nset-cookie: b=c";

    /** The same object with other headers. */
    private static <T> T withHeaders(Class<T> type, T object, Object headers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getHeaders")) {
                        return headers;
                    }
                    try {
                        return method.invoke(object, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    @Test
    void areRefusedOnGoogle() throws Exception {
        GoogleExchange exchange = GoogleExchange.of(ClientRequest.of("GET", "/"));
        Map<String, List<String>> headers =
                new LinkedHashMap<>(exchange.request().getHeaders());
        headers.put("x-test", List.of(HOSTILE));
        HttpRequest hostile = withHeaders(HttpRequest.class, exchange.request(), headers);
        try (GoogleHttpFunction entry = new GoogleHttpFunction(APP, Environment.of(Map.of())) {}) {
            entry.service(hostile, exchange.response());
        }
        Assertions.assertThat(exchange.reply())
                .isProblem(400)
                .hasProblemDetail("x-test")
                .hasNoHeader("set-cookie");
    }

    @Test
    @SuppressWarnings("unchecked") // the type is that of the object behind
    void areRefusedOnAzure() {
        AzureExchange exchange = AzureExchange.of(ClientRequest.of("GET", "/"));
        Map<String, String> headers = new LinkedHashMap<>(exchange.text().getHeaders());
        headers.put("x-test", HOSTILE);
        HttpRequestMessage<Optional<String>> hostile = withHeaders(HttpRequestMessage.class, exchange.text(), headers);
        try (AzureFunction entry = new AzureFunction(APP, Environment.of(Map.of())) {}) {
            HttpResponse reply = exchange.reply(entry.http(hostile, exchange.context("http")));
            Assertions.assertThat(reply)
                    .isProblem(400)
                    .hasProblemDetail("x-test")
                    .hasNoHeader("set-cookie");
            assertThat(new String(reply.body().bytes(), UTF_8)).doesNotContain("b=c");
        }
    }
}
