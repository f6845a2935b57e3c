package dev.peregrine.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.peregrine.Capability;
import dev.peregrine.Context;
import dev.peregrine.Environment;
import dev.peregrine.StartupException;
import dev.peregrine.http.HttpResponse;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvocationTest {
    private static final String TRACE = "105445aa7843bc8bf206b12000100000";

    private final Deque<Context> seen = new ArrayDeque<>();
    private final Apps app = app(Map.of());

    private Apps app(Map<String, String> environment) {
        return Apps.of(
                (request, context) -> {
                    seen.addLast(context);
                    return HttpResponse.of(204);
                },
                environment);
    }

    private Context context(InMemoryRequest request) throws Exception {
        assertThat(app.answer(request).status).isEqualTo(204);
        return seen.getLast();
    }

    @Test
    void takesGooglesExecutionIdBeforeTheTrace() throws Exception {
        InMemoryRequest request = InMemoryRequest.get("/")
                .header("Function-Execution-Id", "abc123xyz")
                .header("X-Cloud-Trace-Context", TRACE + "/255;o=1");
        Context context = context(request);
        assertThat(context.invocationId()).isEqualTo("abc123xyz");
        assertThat(context.trace().orElseThrow().traceId()).isEqualTo(TRACE);
        assertThat(context.trace().orElseThrow().spanId()).isEqualTo("00000000000000ff");
    }

    @Test
    void takesTheTraceWithoutAnExecutionId() throws Exception {
        assertThat(context(InMemoryRequest.get("/").header("X-Cloud-Trace-Context", TRACE + "/255;o=1"))
                        .invocationId())
                .isEqualTo(TRACE + "-255");
        assertThat(context(InMemoryRequest.get("/").header("traceparent", "00-" + TRACE + "-00000000000000ff-01"))
                        .invocationId())
                .isEqualTo(TRACE + "-00000000000000ff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "{\"severity\":\"INFO\"}", "é"})
    void makesAnIdWhereNoneLooksLikeOne(String odd) throws Exception {
        InMemoryRequest request = InMemoryRequest.get("/")
                .header("Function-Execution-Id", odd)
                .header("X-Cloud-Trace-Context", odd)
                .header("traceparent", odd);
        String first = context(request).invocationId();
        String second = context(request).invocationId();
        assertThat(first).matches("[0-9a-f]+-1");
        assertThat(second).isNotEqualTo(first).endsWith("-2");
        assertThat(context(InMemoryRequest.get("/").header("Function-Execution-Id", "a".repeat(129)))
                        .invocationId())
                .endsWith("-3");
    }

    @Test
    void estimatesTheDeadlineFromTheTimeout() throws Exception {
        long before = System.currentTimeMillis();
        Context context = context(InMemoryRequest.get("/"));
        long after = System.currentTimeMillis();
        assertThat(context.deadline().toEpochMilli()).isBetween(before + 300_000, after + 300_000);
        assertThat(context.deadlineEstimated()).isTrue();

        long beforeShort = System.currentTimeMillis();
        app(Map.of("CLOUD_RUN_TIMEOUT_SECONDS", "7")).answer(InMemoryRequest.get("/"));
        assertThat(seen.getLast().deadline().toEpochMilli())
                .isBetween(beforeShort + 7000, System.currentTimeMillis() + 7000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "1.5"})
    void refusesToStartWithATimeoutThatIsNotANumber(String timeout) {
        assertThatThrownBy(() -> app(Map.of("CLOUD_RUN_TIMEOUT_SECONDS", timeout)))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("CLOUD_RUN_TIMEOUT_SECONDS")
                .hasMessageContaining(timeout);
    }

    @Test
    void saysWhatTheHostCan() throws Exception {
        assertThat(context(InMemoryRequest.get("/")).host().capabilities())
                .containsExactlyInAnyOrder(
                        Capability.SEVERAL_COOKIES, Capability.BINARY_REQUESTS, Capability.STREAMED_RESPONSES);
    }

    @Test
    void logsOneLineOfJsonThatLinksToTheTrace() throws Exception {
        Apps failing = failing(Map.of());
        failing.answer(InMemoryRequest.get("/").header("X-Cloud-Trace-Context", TRACE + "/255;o=1"));
        assertThat(failing.log()).endsWith("}\n").containsOnlyOnce("\n").isASCII();
        Map<String, String> entry = json(failing.log());
        assertThat(entry)
                .containsEntry("severity", "ERROR")
                .containsEntry("logging.googleapis.com/trace", "projects/a-project/traces/" + TRACE)
                .containsEntry("logging.googleapis.com/spanId", "00000000000000ff")
                .containsEntry("execution_id", TRACE + "-255");
        assertThat(entry.get("message"))
                .startsWith("Invocation " + TRACE
                        + "-255 of function echo on gcp cloud run functions, HTTP function failed\n")
                .contains("java.lang.IllegalStateException: \"quoted\" \\ é\u0001\n\tat ");
    }

    @Test
    void linksToTheTraceOfW3cHeadersToo() throws Exception {
        Apps failing = failing(Map.of());
        failing.answer(InMemoryRequest.get("/").header("traceparent", "00-" + TRACE + "-00000000000000ff-01"));
        assertThat(json(failing.log()))
                .containsEntry("logging.googleapis.com/trace", "projects/a-project/traces/" + TRACE);
    }

    @Test
    void linksToNoTraceWhereTheProjectIsUnknown() throws Exception {
        Apps failing = failing(Map.of("GOOGLE_CLOUD_PROJECT", ""));
        failing.answer(InMemoryRequest.get("/").header("X-Cloud-Trace-Context", TRACE + "/255;o=1"));
        assertThat(json(failing.log())).containsOnlyKeys("severity", "message", "execution_id");
    }

    @Test
    void cutsAMessageThatIsTooLongForTheLog() throws Exception {
        Apps failing = Apps.of((request, context) -> {
            throw new IllegalStateException("x".repeat(500_000));
        });
        failing.answer(InMemoryRequest.get("/"));
        assertThat(json(failing.log()).get("message"))
                .hasSizeBetween(100_000, 100_010)
                .endsWith("(cut)");
    }

    @Test
    void logsThroughJavaUtilLoggingOutsideOfGoogle() throws Exception {
        List<LogRecord> records = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord logged) {
                records.add(logged);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger("dev.peregrine");
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try {
            Apps failing = failing(Map.of("K_SERVICE", ""));
            failing.answer(InMemoryRequest.get("/"));
            assertThat(failing.log()).isEmpty();
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
        assertThat(records)
                .singleElement()
                .satisfies(logged -> assertThat(logged.getThrown()).isInstanceOf(IllegalStateException.class));
    }

    @Test
    void closesTheAppWhenItIsClosed() {
        List<String> closed = new ArrayList<>();
        try (GoogleHttpFunction function = new GoogleHttpFunction(
                functions -> {
                    functions.http("a", "/", (request, context) -> HttpResponse.of(204));
                    functions.onClose(() -> closed.add("closed"));
                },
                Environment.of(Map.of())) {}) {
            assertThat(function).isNotNull();
            assertThat(closed).isEmpty();
        }
        assertThat(closed).containsExactly("closed");
    }

    private static Apps failing(Map<String, String> environment) {
        return Apps.of(
                (request, context) -> {
                    throw new IllegalStateException("\"quoted\" \\ é\u0001");
                },
                environment);
    }

    /** The strings of a JSON object and of those in it. */
    private static Map<String, String> json(String text) throws IOException {
        Map<String, String> strings = new LinkedHashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    strings.put(parser.currentName(), parser.getText());
                }
            }
        }
        return strings;
    }
}
