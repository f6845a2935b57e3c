package dev.peregrine.testing.aws;

import static dev.peregrine.testing.Assertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.StartupException;
import dev.peregrine.aws.LambdaFunction;
import dev.peregrine.testing.runtime.FunctionJars;
import dev.peregrine.testing.runtime.LambdaError;
import dev.peregrine.testing.runtime.LambdaProcess;
import dev.peregrine.testing.runtime.LambdaProcessBuilder;
import dev.peregrine.testing.wire.ClientRequest;
import dev.peregrine.testing.wire.LambdaTwin;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is selected, and what is refused, when AWS's runtime client creates our entry point. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client runs on Linux only")
class RuntimeStartTest {
    @TempDir
    Path folder;

    /** As a user names an app in code. */
    public static final class Entry extends LambdaFunction {
        /** Starts the app. */
        public Entry() {
            super(new RuntimeApp());
        }
    }

    private LambdaError startError(LambdaProcessBuilder builder) throws InterruptedException {
        try (LambdaProcess function = builder.start()) {
            LambdaError error = function.invoke("{}".getBytes(UTF_8)).error();
            assertThat(function.awaitExit(Duration.ofMinutes(2))).isEqualTo(1);
            assertThat(function.initError()).isPresent();
            assertThat(error.type()).isEqualTo(StartupException.class.getName());
            return error;
        }
    }

    @Test
    void refusesToStartWithoutAnApp() throws Exception {
        LambdaProcessBuilder builder = LambdaRuntime.of(LambdaFunction.class.getName(), RuntimeApp.class, folder);
        assertThat(startError(builder).message()).contains("PEREGRINE_APP is not set");
    }

    @Test
    void refusesAnAppThatIsNotDeployed() throws Exception {
        LambdaProcessBuilder builder =
                LambdaRuntime.of(RuntimeApp.class, folder).environment("PEREGRINE_APP", "com.example.Shop");
        assertThat(startError(builder).message()).contains("PEREGRINE_APP names com.example.Shop", "no such class");
    }

    @Test
    void refusesAFunctionThatTheAppDoesNotHave() throws Exception {
        LambdaProcessBuilder builder =
                LambdaRuntime.of(RuntimeApp.class, folder).environment("PEREGRINE_FUNCTION", "kontact");
        assertThat(startError(builder).message()).contains("\"kontact\"", "contact", "checkout");
    }

    @Test
    void routesToTheSelectedFunctionAlone() {
        try (LambdaProcess function = LambdaRuntime.of(RuntimeApp.class, folder)
                .environment("PEREGRINE_FUNCTION", "cookies")
                .start()) {
            LambdaTwin twin = LambdaTwin.functionUrl();
            assertThat(LambdaRuntime.send(function, twin, ClientRequest.of("GET", "/cookies")))
                    .hasStatus(200);
            assertThat(LambdaRuntime.send(function, twin, ClientRequest.of("GET", "/native")))
                    .isProblem(404);
        }
    }

    @Test
    void runsOneHandlerClassByItsName() {
        try (LambdaProcess function = LambdaRuntime.of(RuntimeApp.class, folder)
                .environment("PEREGRINE_APP", RuntimeApp.Greeting.class.getName())
                .start()) {
            assertThat(LambdaRuntime.send(function, LambdaTwin.restApi(), ClientRequest.of("GET", "/any/where")))
                    .hasStatus(200)
                    .hasText("Hello from /any/where");
        }
    }

    @Test
    void runsASubclassThatNamesItsApp() {
        try (LambdaProcess function = LambdaRuntime.of(Entry.class.getName(), Entry.class, folder)
                .classPath(FunctionJars.pack(folder.resolve("app.jar"), RuntimeApp.class))
                .start()) {
            assertThat(LambdaRuntime.send(function, LambdaTwin.httpApi("live"), ClientRequest.of("GET", "/cookies")))
                    .hasStatus(200);
        }
    }
}
