package dev.peregrine.testing.aws;

import static dev.peregrine.testing.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.testing.runtime.LambdaInvocation;
import dev.peregrine.testing.runtime.LambdaProcess;
import dev.peregrine.testing.wire.ClientRequest;
import dev.peregrine.testing.wire.LambdaTwin;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What stands in CloudWatch after a failure. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client runs on Linux only")
class RuntimeLogTest {
    private static final String ID = "8f7d5c9e-a1b2-4c3d-9e8f-0a1b2c3d4e5f";

    @Test
    void aFailureIsLoggedOnceWithItsInvocationAndItsCause(@TempDir Path folder) {
        LambdaTwin twin = LambdaTwin.httpApi();
        ClientRequest request = ClientRequest.of("GET", "/fail");
        LambdaProcess function = LambdaRuntime.of(RuntimeApp.class, folder).start();
        try (function) {
            LambdaInvocation invocation =
                    LambdaInvocation.of(twin.event(request)).withRequestId(ID);
            assertThat(LambdaRuntime.send(function, twin, request, invocation)).isProblem(500);
        }
        String printed = function.stdout();
        assertThat(printed)
                .containsOnlyOnce(ID)
                .containsOnlyOnce("the password is swordfish")
                .contains("function fail", "aws lambda, HTTP API (payload 2.0)", "RuntimeApp.lambda$define");
        assertThat(ownLines(function.stderr())).isEmpty();
    }

    @Test
    void aSuccessIsNotLogged(@TempDir Path folder) {
        LambdaTwin twin = LambdaTwin.alb();
        LambdaProcess function = LambdaRuntime.of(RuntimeApp.class, folder).start();
        try (function) {
            assertThat(LambdaRuntime.send(function, twin, ClientRequest.of("GET", "/cookies")))
                    .hasStatus(200);
        }
        assertThat(function.stdout()).isEmpty();
        assertThat(ownLines(function.stderr())).isEmpty();
    }

    /** Newer JVMs warn that the runtime client loads native code; what isn't such a warning is somebody's output. */
    private static String ownLines(String stderr) {
        return stderr.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("WARNING: "))
                .collect(Collectors.joining("\n"));
    }
}
