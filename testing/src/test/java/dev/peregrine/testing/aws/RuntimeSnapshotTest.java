package dev.peregrine.testing.aws;

import static dev.peregrine.testing.Assertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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

/** SnapStart in AWS's runtime client: it runs the hooks as before and after a snapshot, without taking one. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client runs on Linux only")
class RuntimeSnapshotTest {
    @TempDir
    Path folder;

    private LambdaProcessBuilder diary() {
        return LambdaRuntime.of(DiaryApp.class, folder);
    }

    private LambdaProcessBuilder snapStart() {
        return diary().environment("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start")
                .addJvmOptions("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
    }

    @Test
    void hooksRunInOrderWithTheHandlersCreatedBeforeTheSnapshot() {
        try (LambdaProcess function = snapStart().start()) {
            assertThat(LambdaRuntime.send(function, LambdaTwin.httpApi(), ClientRequest.of("GET", "/")))
                    .hasStatus(200)
                    .hasJson("[\"start\",\"handler\",\"snapshot 1\",\"snapshot 2\",\"restore 1\",\"restore 2\"]");
        }
    }

    @Test
    void noHookRunsAndNothingIsLoadedForThemWithoutASnapshot() {
        try (LambdaProcess function = diary().countClasses().start()) {
            assertThat(LambdaRuntime.send(function, LambdaTwin.httpApi(), ClientRequest.of("GET", "/")))
                    .hasStatus(200)
                    .hasJson("[\"start\",\"handler\"]");
            assertThat(function.parsedClasses()).noneMatch(name -> name.startsWith("org.crac."));
        }
    }

    @Test
    void aHookThatFailsAfterTheRestoreEndsTheProcess() throws Exception {
        try (LambdaProcess function = snapStart().environment("FAIL", "1").start()) {
            LambdaError error = function.invoke("{}".getBytes(UTF_8)).error();
            assertThat(error.type()).endsWith("RestoreException");
            assertThat(function.awaitExit(Duration.ofMinutes(2))).isNotZero();
            assertThat(function.initError()).isPresent();
            // the runtime logs the reason by itself
            assertThat(function.stdout()).containsOnlyOnce("java.lang.IllegalStateException: no credentials");
        }
    }
}
