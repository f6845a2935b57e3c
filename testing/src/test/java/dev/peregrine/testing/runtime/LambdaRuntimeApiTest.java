package dev.peregrine.testing.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LambdaRuntimeApiTest {

    private static final String ROOT = "/2018-06-01/runtime/";

    private final LambdaRuntimeApi api = LambdaRuntimeApi.start();
    private final URI uri = URI.create("http://" + api.endpoint());

    @AfterEach
    void stop() {
        api.close();
    }

    private RawResponse next() throws IOException {
        return RawHttp.send(uri, "GET " + ROOT + "invocation/next HTTP/1.1\r\nHost: x\r\n\r\n");
    }

    private RawResponse post(String path, byte[] body) throws IOException {
        return RawHttp.send(
                uri,
                RawHttp.request(
                        body, "POST " + ROOT + path + " HTTP/1.1", "Host: x", "Content-Length: " + body.length));
    }

    private CompletableFuture<LambdaResult> start(String id) {
        return api.invokeAsync(LambdaInvocation.of(bytes("{\"n\":1}")).withRequestId(id));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    @Test
    void handsOutAnInvocationWithItsHeaders() throws Exception {
        long before = System.currentTimeMillis();
        CompletableFuture<LambdaResult> result = api.invokeAsync(LambdaInvocation.of(bytes("{\"n\":1}"))
                .withTimeout(Duration.ofMinutes(5))
                .withFunctionArn("arn:aws:lambda:eu-west-1:123456789012:function:shop"));
        RawResponse next = next();
        assertThat(next.status()).isEqualTo(200);
        assertThat(next.text()).isEqualTo("{\"n\":1}");
        assertThat(next.header("Lambda-Runtime-Aws-Request-Id").orElseThrow())
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(next.header("Lambda-Runtime-Invoked-Function-Arn"))
                .hasValue("arn:aws:lambda:eu-west-1:123456789012:function:shop");
        assertThat(next.header("Lambda-Runtime-Trace-Id").orElseThrow())
                .matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0");
        assertThat(Long.parseLong(next.header("Lambda-Runtime-Deadline-Ms").orElseThrow()))
                .isGreaterThanOrEqualTo(before + Duration.ofMinutes(5).toMillis());
        assertThat(next.header("Lambda-Runtime-Client-Context")).isEmpty();
        assertThat(result).isNotDone();
    }

    @Test
    void completesAnInvocationWithTheResponse() throws Exception {
        CompletableFuture<LambdaResult> result = start("a-1");
        next();
        assertThat(post("invocation/a-1/response", bytes("done")).status()).isEqualTo(202);
        assertThat(result.get().text()).isEqualTo("done");
        assertThat(result.get().requestId()).isEqualTo("a-1");
        assertThatThrownBy(() -> result.get().error()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void completesAnInvocationWithTheError() throws Exception {
        CompletableFuture<LambdaResult> result = start("a-1");
        next();
        String json = "{\"stackTrace\":[\"a\"],\"errorMessage\":\"no\",\"errorType\":\"T\"}";
        assertThat(post("invocation/a-1/error", bytes(json)).status()).isEqualTo(202);
        assertThat(result.get().error()).isEqualTo(new LambdaError("T", "no", json, ""));
    }

    @Test
    void keepsAnErrorThatIsNoJsonAsItIs() throws Exception {
        CompletableFuture<LambdaResult> result = start("a-1");
        next();
        assertThat(post("invocation/a-1/error", bytes("{\"errorType\":\"T\" oops"))
                        .status())
                .isEqualTo(202);
        assertThat(result.get().error()).isEqualTo(new LambdaError("", "", "{\"errorType\":\"T\" oops", ""));
    }

    @Test
    void handsOutInvocationsInOrderAndTakesAnswersInAny() throws Exception {
        CompletableFuture<LambdaResult> first = start("a-1");
        CompletableFuture<LambdaResult> second = start("a-2");
        assertThat(next().header("Lambda-Runtime-Aws-Request-Id")).hasValue("a-1");
        assertThat(next().header("Lambda-Runtime-Aws-Request-Id")).hasValue("a-2");
        post("invocation/a-2/response", bytes("two"));
        post("invocation/a-1/response", bytes("one"));
        assertThat(first.get().text()).isEqualTo("one");
        assertThat(second.get().text()).isEqualTo("two");
    }

    @Test
    void refusesAResponseForAnUnknownInvocation() throws Exception {
        CompletableFuture<LambdaResult> waiting = start("a-1");
        RawResponse unknown = post("invocation/other/response", bytes("x"));
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.text()).contains("InvalidRequestID");
        assertThat(post("invocation/a-1/response", bytes("not fetched yet")).status())
                .isEqualTo(400);
        assertThat(waiting).isNotDone();
    }

    @Test
    void refusesASecondResponse() throws Exception {
        CompletableFuture<LambdaResult> result = start("a-1");
        next();
        post("invocation/a-1/response", bytes("one"));
        RawResponse second = post("invocation/a-1/response", bytes("two"));
        assertThat(second.status()).isEqualTo(403);
        assertThat(second.text()).contains("InvalidStateTransition");
        assertThat(post("invocation/a-1/error", bytes("{}")).status()).isEqualTo(403);
        assertThat(result.get().text()).isEqualTo("one");
    }

    @Test
    void answersAResponseOverTheLimitWith413() throws Exception {
        CompletableFuture<LambdaResult> result = start("a-1");
        next();
        RawResponse answer = post("invocation/a-1/response", new byte[LambdaRuntimeApi.MAX_RESPONSE + 1]);
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text())
                .contains("\"errorType\":\"RequestEntityTooLarge\"")
                .contains("Exceeded maximum allowed payload size (6291556 bytes).");
        assertThat(result.get().error().type()).isEqualTo("Function.ResponseSizeTooLarge");
    }

    @Test
    void failsAnInvocationWhoseResponseIsTruncated() throws Exception {
        CompletableFuture<LambdaResult> result = start("a-1");
        next();
        try (RawHttp http = RawHttp.connect(uri)) {
            http.write("POST " + ROOT + "invocation/a-1/response HTTP/1.1\r\nContent-Length: 10\r\n\r\nhalf");
            assertThat(http.endOfInput().read().status()).isEqualTo(400);
        }
        assertThat(result.get().error().type()).isEqualTo("Runtime.TruncatedResponse");
    }

    @Test
    void takesAChunkedResponse() throws Exception {
        CompletableFuture<LambdaResult> result = start("a-1");
        next();
        RawHttp.send(
                uri,
                "POST " + ROOT + "invocation/a-1/response HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "4\r\nhalf\r\n5;x=y\r\n done\r\n0\r\n\r\n");
        assertThat(result.get().text()).isEqualTo("half done");
    }

    @Test
    void failsInvocationsOfARuntimeThatCannotStart() throws Exception {
        CompletableFuture<LambdaResult> result = start("a-1");
        assertThat(api.initError()).isEmpty();
        assertThat(post("init/error", bytes("{\"errorType\":\"T\",\"errorMessage\":\"no\"}"))
                        .status())
                .isEqualTo(202);
        assertThat(result.get().error().message()).isEqualTo("no");
        assertThat(api.initError()).hasValue(result.get().error());
    }

    @Test
    void letsARuntimeRestoreAndReportThatItCannot() throws Exception {
        assertThat(RawHttp.send(uri, "GET " + ROOT + "restore/next HTTP/1.1\r\n\r\n")
                        .status())
                .isEqualTo(200);
        CompletableFuture<LambdaResult> result = start("a-1");
        assertThat(post("restore/error", bytes("{\"errorType\":\"T\"}")).status())
                .isEqualTo(202);
        assertThat(result.get().error().type()).isEqualTo("T");
    }

    @Test
    void failsAnInvocationAtItsDeadline() throws Exception {
        CompletableFuture<LambdaResult> result = api.invokeAsync(
                LambdaInvocation.of(bytes("{}")).withRequestId("a-1").withTimeout(Duration.ofMillis(10)));
        next();
        assertThat(result.get().error().type()).isEqualTo("Sandbox.Timedout");
        assertThat(post("invocation/a-1/response", bytes("late")).status()).isEqualTo(403);
    }

    @Test
    void failsWhatWaitsOrRunsWhenItIsClosed() throws Exception {
        CompletableFuture<LambdaResult> running = start("a-1");
        next();
        CompletableFuture<LambdaResult> waiting = start("a-2");
        api.close();
        assertThat(running.get().succeeded()).isFalse();
        assertThat(waiting.get().succeeded()).isFalse();
        assertThat(start("a-3").get().succeeded()).isFalse();
    }

    @Test
    void refusesARequestIdThatIsUnderWay() {
        CompletableFuture<LambdaResult> first = start("a-1");
        assertThatThrownBy(() -> start("a-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a-1");
        assertThat(first).isNotDone();
    }

    @Test
    void refusesARequestOverTheLimit() {
        assertThatThrownBy(() -> api.invoke(new byte[LambdaRuntimeApi.MAX_REQUEST + 1]))
                .isInstanceOf(RequestTooLargeException.class);
    }

    @Test
    void refusesHeadersThatCannotBeSent() {
        LambdaInvocation invocation = LambdaInvocation.of(new byte[0]);
        assertThatThrownBy(() -> invocation.withTraceHeader("a\r\nb: c")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> invocation.withClientContext("{\"a\":\"é\"}")).hasMessageContaining("ASCII");
        assertThatThrownBy(() -> invocation.withRequestId("a/b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> invocation.withTimeout(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void answersAnUnknownPathWith404() throws Exception {
        assertThat(RawHttp.send(uri, "GET /nothing HTTP/1.1\r\n\r\n").status()).isEqualTo(404);
        assertThat(post("invocation/a-1", bytes("")).status()).isEqualTo(404);
        assertThat(post("invocation/a-1/other", bytes("")).status()).isEqualTo(404);
    }

    @Test
    void servesManyRequestsOnOneConnection() throws Exception {
        try (RawHttp http = RawHttp.connect(uri)) {
            for (int i = 0; i < 3; i++) {
                assertThat(http.write("GET " + ROOT + "restore/next HTTP/1.1\r\n\r\n")
                                .read()
                                .status())
                        .isEqualTo(200);
            }
        }
    }
}
