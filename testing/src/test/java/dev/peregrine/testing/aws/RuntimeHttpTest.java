package dev.peregrine.testing.aws;

import static dev.peregrine.testing.Assertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.http.HttpResponse;
import dev.peregrine.http.MediaType;
import dev.peregrine.testing.runtime.LambdaInvocation;
import dev.peregrine.testing.runtime.LambdaProcess;
import dev.peregrine.testing.wire.ClientRequest;
import dev.peregrine.testing.wire.LambdaTwin;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One process of AWS's runtime client, one compiled app, the exact events of every front end. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client runs on Linux only")
class RuntimeHttpTest {
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

    static List<LambdaTwin> twins() {
        return LambdaTwin.all();
    }

    private static HttpResponse send(LambdaTwin twin, ClientRequest request) {
        return LambdaRuntime.send(function, twin, request);
    }

    private static ClientRequest post(String target, MediaType type, byte[] body) {
        return ClientRequest.of("POST", target)
                .withHeader("Content-Type", type.toString())
                .withBody(body);
    }

    @ParameterizedTest
    @MethodSource("twins")
    void bindsAJsonBodyToARecord(LambdaTwin twin) {
        String json = "{\"name\":\"Zoë 🦅\",\"email\":\"zoe@example.com\",\"message\":\"a \\\"b\\\"\\nc\"}";
        ClientRequest request = post("/contact", MediaType.JSON, json.getBytes(UTF_8));
        LambdaInvocation invocation = LambdaInvocation.of(twin.event(request)).withRequestId("1f2e-" + twin.name());
        assertThat(LambdaRuntime.send(function, twin, request, invocation))
                .hasStatus(202)
                .hasContentType("application/json")
                .hasJson("{\"reference\":\"1f2e-" + twin.name() + "\",\"from\":\"Zoë 🦅\"}");
    }

    @ParameterizedTest
    @MethodSource("twins")
    void refusesMalformedJson(LambdaTwin twin) {
        assertThat(send(twin, post("/contact", MediaType.JSON, "{\"name\":".getBytes(UTF_8))))
                .isProblem(400);
    }

    @ParameterizedTest
    @MethodSource("twins")
    void readsAForm(LambdaTwin twin) {
        byte[] form = "name=Ada+L%C3%B6we&tag=a%26b&tag=&tag=c".getBytes(UTF_8);
        assertThat(send(twin, post("/form", MediaType.FORM, form)))
                .hasStatus(200)
                .hasJson("{\"name\":\"Ada Löwe\",\"tags\":[\"a&b\",\"\",\"c\"]}");
    }

    @ParameterizedTest
    @MethodSource("twins")
    void carriesBytesBothWays(LambdaTwin twin) {
        byte[] up = new byte[256];
        byte[] down = new byte[256];
        for (int i = 0; i < 256; i++) {
            up[i] = (byte) i;
            down[255 - i] = (byte) i;
        }
        assertThat(send(twin, post("/reverse", MediaType.BYTES, up)))
                .hasStatus(200)
                .hasContentType("application/octet-stream")
                .hasBody(down);
    }

    @ParameterizedTest
    @MethodSource("twins")
    void carriesCookiesBothWays(LambdaTwin twin) {
        ClientRequest request = ClientRequest.of("GET", "/cookies").withHeader("Cookie", "a=1; b=x=y");
        assertThat(send(twin, request)).hasStatus(200).hasText("1 x=y").hasCookie("c", "3");
    }

    @ParameterizedTest
    @MethodSource("twins")
    void answersUnknownPathsAndWrongMethods(LambdaTwin twin) {
        assertThat(send(twin, ClientRequest.of("GET", "/nowhere"))).isProblem(404);
        assertThat(send(twin, ClientRequest.of("DELETE", "/contact")))
                .isProblem(405)
                .hasHeader("allow");
    }

    @ParameterizedTest
    @MethodSource("twins")
    void answersAFailureWithAProblemThatSaysNothingOfIt(LambdaTwin twin) {
        assertThat(send(twin, ClientRequest.of("GET", "/fail")))
                .isProblem(500)
                .satisfies(response -> assertThat(response.text())
                        .contains("invocationId")
                        .doesNotContain("swordfish", "IllegalState"));
    }

    @ParameterizedTest
    @MethodSource("twins")
    void handsOutTheRuntimesOwnContext(LambdaTwin twin) {
        assertThat(send(twin, ClientRequest.of("GET", "/native")))
                .hasStatus(200)
                .hasTextContaining("[$LATEST]");
    }
}
