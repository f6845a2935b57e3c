package dev.peregrine.testing.aws;

import static dev.peregrine.testing.Assertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.http.HttpResponse;
import dev.peregrine.testing.runtime.LambdaError;
import dev.peregrine.testing.runtime.LambdaProcess;
import dev.peregrine.testing.runtime.LambdaRuntimeApi;
import dev.peregrine.testing.runtime.RequestTooLargeException;
import dev.peregrine.testing.wire.ClientRequest;
import dev.peregrine.testing.wire.LambdaTwin;
import dev.peregrine.testing.wire.RefusedByHost;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Events that are too large or of another kind, and answers that are too large, in AWS's runtime client. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client runs on Linux only")
class RuntimeLimitsTest {
    @TempDir
    static Path folder;

    private static LambdaProcess function;

    @BeforeAll
    static void start() {
        function = LambdaRuntime.of(RuntimeApp.class, folder).start();
    }

    @AfterAll
    static void stop() {
        function.close();
    }

    static Iterable<LambdaTwin> twins() {
        return LambdaTwin.all();
    }

    private static HttpResponse large(LambdaTwin twin, int size) {
        return LambdaRuntime.send(function, twin, ClientRequest.of("GET", "/large/" + size));
    }

    @ParameterizedTest
    @MethodSource("twins")
    void anAnswerOverTheLimitBecomesA500AndTheProcessLivesOn(LambdaTwin twin) {
        int limit = twin.name().startsWith("aws-alb") ? 1024 * 1024 : LambdaRuntimeApi.MAX_RESPONSE;
        assertThat(large(twin, limit)).isProblem(500);
        assertThat(large(twin, limit - 2000))
                .hasStatus(200)
                .satisfies(response -> assertThat(response.body().size()).isEqualTo(limit - 2000));
        assertThat(function.exitCode()).isEmpty();
    }

    @Test
    void aRequestAtThePlatformsLimitIsAnsweredAndOneOverItNeverArrives() {
        LambdaTwin twin = LambdaTwin.functionUrl();
        ClientRequest request = ClientRequest.of("POST", "/form").withHeader("Content-Type", "text/plain");
        int room = LambdaRuntimeApi.MAX_REQUEST - twin.event(request.withBody("x".getBytes(UTF_8))).length;
        byte[] event = twin.event(request.withBody("x".repeat(room - 100).getBytes(UTF_8)));
        assertThat(event.length).isBetween(LambdaRuntimeApi.MAX_REQUEST - 200, LambdaRuntimeApi.MAX_REQUEST);
        assertThat(twin.response(request, function.invoke(event).payload())).isProblem(415);
        ClientRequest larger = request.withBody("x".repeat(room + 2).getBytes(UTF_8));
        assertThatThrownBy(() -> twin.event(larger)).isInstanceOf(RefusedByHost.class);
        byte[] tooLarge = new byte[LambdaRuntimeApi.MAX_REQUEST + 1];
        assertThatThrownBy(() -> function.invoke(tooLarge)).isInstanceOf(RequestTooLargeException.class);
    }

    @Test
    void anEventOfAnotherKindFailsWithBothKindsNamed() {
        byte[] event = "{\"Records\":[{\"messageId\":\"1\",\"eventSource\":\"aws:sqs\",\"body\":\"top secret\"}]}"
                .getBytes(UTF_8);
        LambdaError error = function.invoke(event).error();
        assertThat(error.type()).isEqualTo("dev.peregrine.aws.UnexpectedEventException");
        assertThat(error.message()).contains("HTTP", "an SQS event").doesNotContain("secret");
        assertThat(large(LambdaTwin.httpApi(), 1)).hasStatus(200);
    }

    @Test
    void aTruncatedEventFailsWithItsPlace() {
        byte[] event = LambdaTwin.httpApi().event(ClientRequest.of("GET", "/cookies"));
        byte[] half = Arrays.copyOf(event, event.length / 2);
        LambdaError error = function.invoke(half).error();
        assertThat(error.type()).isEqualTo("dev.peregrine.aws.UnexpectedEventException");
        assertThat(error.message()).contains("it ends too early");
    }
}
