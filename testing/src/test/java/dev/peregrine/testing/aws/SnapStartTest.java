package dev.peregrine.testing.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.aws.LambdaFunction;
import dev.peregrine.testing.runtime.LambdaProcess;
import dev.peregrine.testing.runtime.LambdaProcessBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** AWS's runtime client runs the hooks around a snapshot, without one being taken. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client runs on Linux only")
class SnapStartTest {
    @TempDir
    Path folder;

    private LambdaProcessBuilder process() {
        return LambdaProcess.of(LambdaFunction.class.getName())
                .classPath(FunctionJars.library(folder))
                .classPath(FunctionJars.pack(folder.resolve("function.jar"), SnapshotChronicle.class))
                .environment("PEREGRINE_APP", SnapshotChronicle.class.getName());
    }

    @Test
    void runsTheHooksAroundASnapshot() {
        try (LambdaProcess process = process()
                .environment("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start")
                .addJvmOptions("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac")
                .start()) {
            assertThat(process.invoke(new byte[0]).text())
                    .isEqualTo("\"created, before the snapshot, after the restore\"");
        }
    }

    @Test
    void runsNoHooksAndLoadsNothingForThemWithoutSnapStart() {
        try (LambdaProcess process = process().countClasses().start()) {
            assertThat(process.invoke(new byte[0]).text()).isEqualTo("\"created\"");
            assertThat(process.parsedClasses()).noneMatch(name -> name.startsWith("org.crac."));
        }
    }
}
