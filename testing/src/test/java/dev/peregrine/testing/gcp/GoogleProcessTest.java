package dev.peregrine.testing.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import dev.peregrine.Context;
import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.TypeRef;
import dev.peregrine.gcp.GoogleHttpFunction;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.json.JsonCodec;
import dev.peregrine.testing.runtime.GoogleProcess;
import dev.peregrine.testing.runtime.GoogleProcessBuilder;
import dev.peregrine.testing.runtime.RawHttp;
import dev.peregrine.testing.runtime.RawResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What depends on environment variables, which only a process of its own can have. */
class GoogleProcessTest {
    private static final String TRACE = "105445aa7843bc8bf206b12000100000";

    /** Named by PEREGRINE_APP. */
    public static final class App implements FunctionApp {
        /** Created by name. */
        public App() {}

        @Override
        public void define(Functions functions) {
            functions.http(
                    "fine",
                    "/fine",
                    (request, context) -> HttpResponse.json(200, Map.of("deadline", context.deadlineEstimated())));
            functions.http("fail", "/fail", (request, context) -> {
                throw new IllegalStateException("no \"database\"");
            });
            functions.http("hang", "/hang", (request, context) -> {
                new CountDownLatch(1).await();
                return HttpResponse.of(204);
            });
        }
    }

    private static GoogleProcessBuilder function() {
        return GoogleProcess.of(GoogleHttpFunction.class.getName())
                .classPathOf(App.class, GoogleHttpFunction.class, Context.class, JsonFactory.class, LoggerFactory.class)
                .environment("PEREGRINE_APP", App.class.getName())
                .jvmOptions("-XX:TieredStopAtLevel=1");
    }

    @Test
    void failuresAreLoggedTheWayGoogleReadsThem() throws Exception {
        try (GoogleProcess process = function()
                .environment("K_SERVICE", "shop")
                .environment("GOOGLE_CLOUD_PROJECT", "a-project")
                .start()) {
            RawResponse fine = RawHttp.send(process.uri(), "GET /fine HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(fine.text()).isEqualTo("{\"deadline\":true}");
            RawResponse failed = RawHttp.send(
                    process.uri(),
                    "GET /fail HTTP/1.1\r\nHost: x\r\nX-Cloud-Trace-Context: " + TRACE + "/255;o=1\r\n\r\n");
            assertThat(failed.status()).isEqualTo(500);
            String line = process.awaitLine("logging.googleapis.com/labels", Duration.ofMinutes(1));
            Map<String, Object> entry = JsonCodec.light()
                    .read(line.getBytes(StandardCharsets.UTF_8), new TypeRef<Map<String, Object>>() {});
            assertThat(entry.get("severity")).isEqualTo("ERROR");
            assertThat(String.valueOf(entry.get("message")))
                    .contains("Invocation " + TRACE + "-255 of function fail")
                    .contains(
                            "IllegalStateException: no \"database\"\n\tat dev.peregrine.testing.gcp.GoogleProcessTest$App");
            assertThat(entry.get("logging.googleapis.com/trace")).isEqualTo("projects/a-project/traces/" + TRACE);
            assertThat(entry.get("logging.googleapis.com/labels")).isEqualTo(Map.of("execution_id", TRACE + "-255"));
        }
    }

    @Test
    void theHostAnswersAtTheTimeoutWithoutWaitingForTheHandler() throws Exception {
        try (GoogleProcess process = function()
                .environment("CLOUD_RUN_TIMEOUT_SECONDS", "1")
                .countClasses()
                .start()) {
            assertThat(process.readyTime()).isPositive();
            assertThatThrownBy(process::firstAnswerTime).hasMessageContaining("not answered");
            RawResponse response =
                    process.send("GET /hang HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(response.status()).isEqualTo(408);
            assertThat(response.body()).isEmpty();
            assertThat(process.firstAnswerTime()).isGreaterThan(process.readyTime());
            assertThat(process.loadedClasses()).contains(App.class.getName()).containsAll(process.parsedClasses());
            assertThat(process.stop(Duration.ofMinutes(1))).isEqualTo(143);
            assertThatThrownBy(() -> process.send(new byte[0]))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("has not answered");
        }
    }

    @Test
    void anInterruptEndsTheStart() {
        GoogleProcessBuilder described = function();
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(described::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Interrupted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aFunctionThatIsMissingIsSaidAtTheStart() {
        GoogleProcessBuilder missing = GoogleProcess.of("com.example.Missing").classPathOf(App.class);
        assertThatThrownBy(missing::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has ended instead of starting")
                .hasMessageContaining("com.example.Missing");
    }
}
