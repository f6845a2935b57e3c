package dev.peregrine.testing.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client runs on Linux only")
class LambdaProcessTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    private static LambdaProcessBuilder process(Class<? extends RequestStreamHandler> handler) {
        return LambdaProcess.of(handler.getName()).classPathOf(handler);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    @Test
    void answersWithTheBytesTheFunctionWrites() {
        byte[] payload = new byte[100_000];
        new Random(1).nextBytes(payload);
        try (LambdaProcess function = process(Functions.Echo.class).start()) {
            assertThat(function.invoke(payload).payload()).isEqualTo(payload);
            assertThat(function.invoke(new byte[0]).payload()).isEmpty();
            assertThat(function.firstAnswerTime()).isPositive();
            assertThat(function.exitCode()).isEmpty();
        }
    }

    @Test
    void measuresItsStartAndEndsWhenAsked() throws InterruptedException {
        try (LambdaProcess function = process(Functions.Echo.class).start()) {
            assertThatThrownBy(function::firstAnswerTime).hasMessageContaining("not answered");
            assertThatThrownBy(function::peakMemory).hasMessageContaining("not answered");
            function.invoke(new byte[0]);
            assertThat(function.readyTime()).isPositive().isLessThan(function.firstAnswerTime());
            assertThat(function.peakMemory().orElse(0)).isGreaterThan(10_000_000);
            assertThatThrownBy(function::loadedClasses).hasMessageContaining("countClasses()");
            assertThat(function.stop(LONG)).isEqualTo(143);
            assertThat(function.exitCode()).hasValue(143);
        }
    }

    @Test
    void tellsTheFunctionWhatThePlatformTells() {
        LambdaInvocation invocation = LambdaInvocation.of(new byte[0])
                .withRequestId("a-1")
                .withFunctionArn("arn:aws:lambda:eu-west-1:123456789012:function:shop:live")
                .withTraceHeader("Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1")
                .withClientContext("{\"custom\":{\"k\":\"v\"}}")
                .withCognitoIdentity("{\"cognitoIdentityId\":\"me\",\"cognitoIdentityPoolId\":\"pool\"}")
                .withTenantId("blue");
        try (LambdaProcess function = process(Functions.Describe.class).start()) {
            assertThat(function.invoke(invocation).text().split("\n"))
                    .containsExactly(
                            "id a-1",
                            "arn arn:aws:lambda:eu-west-1:123456789012:function:shop:live",
                            "time true",
                            "memory 512",
                            "name function",
                            "version $LATEST",
                            "trace Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1",
                            "client {k=v}",
                            "identity me",
                            "tenant blue",
                            "charset UTF-8");
        }
    }

    @Test
    void setsTheEnvironmentOfThePlatformAndNothingOfThisJvm() {
        try (LambdaProcess function = process(Functions.Environment.class)
                .environment("TABLE", "orders")
                .environment("AWS_REGION", "eu-west-1")
                .start()) {
            assertThat(function.invoke(new byte[0]).text())
                    .contains(
                            "TABLE=orders", "AWS_REGION=eu-west-1", "_HANDLER=" + Functions.Environment.class.getName())
                    .contains(
                            "AWS_LAMBDA_FUNCTION_NAME=function", "AWS_LAMBDA_INITIALIZATION_TYPE=on-demand", "TZ=:UTC")
                    .contains("AWS_EXECUTION_ENV=AWS_Lambda_java"
                            + Runtime.version().feature())
                    .doesNotContain("HOME=", "USER=", "JAVA_TOOL_OPTIONS=", "AWS_SECRET");
        }
    }

    @Test
    void runsAnUnpackedDeploymentPackage(@TempDir Path root) throws Exception {
        String name = Functions.Echo.class.getName().replace('.', '/') + ".class";
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        try (InputStream in = Functions.class.getClassLoader().getResourceAsStream(name)) {
            Files.write(file, Objects.requireNonNull(in).readAllBytes());
        }
        try (LambdaProcess function =
                LambdaProcess.of(Functions.Echo.class.getName()).taskRoot(root).start()) {
            assertThat(function.invoke(bytes("{}")).text()).isEqualTo("{}");
        }
    }

    @Test
    void reportsWhatTheFunctionThrowsAndGoesOn() {
        try (LambdaProcess function = process(Functions.Throwing.class).start()) {
            LambdaResult result = function.invoke(bytes("say \"no\" – é\n"));
            assertThat(result.succeeded()).isFalse();
            assertThat(result.error().type()).isEqualTo("java.lang.IllegalArgumentException");
            assertThat(result.error().message()).isEqualTo("say \"no\" – é\n");
            assertThat(result.error().json()).contains("\"stackTrace\":[", "Functions$Throwing.handleRequest");
            assertThatThrownBy(result::payload)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("IllegalArgumentException");
            assertThat(function.invoke(bytes("again")).error().message()).isEqualTo("again");
        }
    }

    @Test
    void reportsAFunctionThatCannotBeCreated() throws Exception {
        try (LambdaProcess function = process(Functions.Broken.class).start()) {
            LambdaResult result = function.invoke(bytes("{}"));
            assertThat(result.error().message()).contains("no database");
            assertThat(function.awaitExit(LONG)).isEqualTo(1);
            assertThat(function.initError())
                    .hasValueSatisfying(error -> assertThat(error.type()).isEqualTo("java.lang.IllegalStateException"));
            LambdaError later = function.invoke(bytes("{}")).error();
            assertThat(later.message()).contains("no database");
        }
    }

    @Test
    void reportsAMissingClassAtTheFirstInvocation() {
        try (LambdaProcess function = LambdaProcess.of("com.example.Missing").start()) {
            assertThat(function.invoke(bytes("{}")).error().type()).isEqualTo("java.lang.ClassNotFoundException");
            assertThat(function.initError()).isEmpty();
        }
    }

    @Test
    void failsEveryInvocationOfAProcessThatEndsWithWhatItPrinted() throws Exception {
        try (LambdaProcess function = process(Functions.Halting.class).start()) {
            CompletableFuture<LambdaResult> first = function.invokeAsync(LambdaInvocation.of(bytes("3")));
            CompletableFuture<LambdaResult> second = function.invokeAsync(LambdaInvocation.of(bytes("0")));
            for (LambdaResult result : List.of(first.get(), second.get(), function.invoke(bytes("0")))) {
                assertThat(result.error().type()).isEqualTo("Runtime.ExitError");
                assertThat(result.error().message()).contains("Runtime exited with error: exit status 3");
                assertThat(result.error().output()).contains("to standard output", "to standard error");
            }
            assertThat(function.exitCode()).hasValue(3);
        }
    }

    @Test
    void keepsTheOutputsApart() {
        try (LambdaProcess function = process(Functions.Halting.class).start()) {
            assertThat(function.invoke(bytes("0")).text()).isEqualTo("still here");
            assertThat(function.invoke(bytes("3")).succeeded()).isFalse();
            assertThat(function.stdout()).contains("to standard output").doesNotContain("to standard error");
            assertThat(function.stderr()).contains("to standard error").doesNotContain("to standard output");
        }
    }

    @Test
    void passesPayloadsUpToThePlatformsLimits() {
        byte[] largest = new byte[LambdaRuntimeApi.MAX_REQUEST];
        try (LambdaProcess echo = process(Functions.Echo.class).start();
                LambdaProcess sized = process(Functions.Sized.class).start()) {
            assertThat(echo.invoke(largest).payload()).hasSize(largest.length);
            assertThat(sized.invoke(bytes("" + LambdaRuntimeApi.MAX_RESPONSE)).payload())
                    .hasSize(LambdaRuntimeApi.MAX_RESPONSE);
            assertThatThrownBy(() -> echo.invoke(new byte[LambdaRuntimeApi.MAX_REQUEST + 1]))
                    .isInstanceOf(RequestTooLargeException.class)
                    .hasMessageContaining("6291456");
        }
    }

    @Test
    void failsAResponseOverTheLimitAndEndsTheProcessAsOnThePlatform() throws Exception {
        try (LambdaProcess function = process(Functions.Sized.class).start()) {
            LambdaError error = function.invoke(bytes("" + (LambdaRuntimeApi.MAX_RESPONSE + 1)))
                    .error();
            assertThat(error.type()).isEqualTo("Function.ResponseSizeTooLarge");
            assertThat(error.message())
                    .isEqualTo("Response payload size (6291557 bytes) exceeded maximum allowed payload size"
                            + " (6291556 bytes).");
            assertThat(function.awaitExit(LONG)).isEqualTo(1);
        }
    }

    @Test
    void runsSeveralProcessesAtOnce() throws Exception {
        List<LambdaProcess> processes = new ArrayList<>();
        try {
            for (int i = 0; i < 6; i++) {
                processes.add(process(Functions.Echo.class).start());
            }
            List<CompletableFuture<LambdaResult>> results = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                results.add(processes.get(i).invokeAsync(LambdaInvocation.of(bytes("call " + i))));
            }
            for (int i = 0; i < 6; i++) {
                assertThat(results.get(i).get().text()).isEqualTo("call " + i);
            }
        } finally {
            processes.forEach(LambdaProcess::close);
        }
    }

    @Test
    void runsOneHandlerObjectOnSeveralThreads() throws Exception {
        try (LambdaProcess function =
                process(Functions.Meeting.class).maxConcurrency(4).start()) {
            List<CompletableFuture<LambdaResult>> results = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                results.add(function.invokeAsync(LambdaInvocation.of(bytes("{}"))));
            }
            Set<String> objects = new HashSet<>();
            for (CompletableFuture<LambdaResult> result : results) {
                objects.add(result.get().text());
            }
            assertThat(objects).hasSize(1);
        }
    }

    @Test
    void endsAnInvocationAtItsDeadlineAndTheProcessWithIt() throws Exception {
        try (LambdaProcess function = process(Functions.Hanging.class).start()) {
            LambdaError error = function.invoke(LambdaInvocation.of(bytes("{}")).withTimeout(Duration.ofMillis(50)))
                    .error();
            assertThat(error.type()).isEqualTo("Sandbox.Timedout");
            assertThat(error.message()).endsWith("Task timed out after 0.05 seconds");
            assertThat(function.awaitExit(LONG)).isEqualTo(137);
            assertThat(function.invoke(bytes("{}")).error().type()).isEqualTo("Runtime.ExitError");
        }
    }

    @Test
    void countsTheClassesParsedByTheFirstAnswer() {
        try (LambdaProcess function =
                process(Functions.Echo.class).countClasses().start()) {
            assertThatThrownBy(function::parsedClasses).hasMessageContaining("not answered");
            function.invoke(bytes("{}")).payload();
            List<String> classes = function.parsedClasses();
            assertThat(classes)
                    .contains(Functions.Echo.class.getName())
                    .anyMatch(name -> name.contains("Lambda/0x") || name.contains("LambdaForm"))
                    .doesNotContain("java.lang.Object");
        }
    }

    @Test
    void refusesToCountClassesWithoutTheSharedArchive() {
        try (LambdaProcess function = process(Functions.Echo.class)
                .jvmOptions("-XX:TieredStopAtLevel=1", "-Xshare:off")
                .countClasses()
                .start()) {
            function.invoke(bytes("{}")).payload();
            assertThatThrownBy(function::parsedClasses)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("CDS");
        }
    }

    @Test
    void failsInvocationsUnderWayWhenItIsClosed() throws Exception {
        CompletableFuture<LambdaResult> result;
        try (LambdaProcess function = process(Functions.Hanging.class).start()) {
            result = function.invokeAsync(LambdaInvocation.of(bytes("{}")));
        }
        assertThat(result.get().succeeded()).isFalse();
    }

    @Test
    void refusesAClassPathThatIsNotThere() {
        assertThatThrownBy(() ->
                        LambdaProcess.of("x").classPath(Path.of("nowhere.jar")).start())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nowhere.jar");
        assertThatThrownBy(() -> LambdaProcess.of("x").classPathOf(String.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.String");
    }
}
