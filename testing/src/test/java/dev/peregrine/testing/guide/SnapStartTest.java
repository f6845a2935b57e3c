package dev.peregrine.testing.guide;

import static dev.peregrine.testing.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.testing.runtime.LambdaProcess;
import dev.peregrine.testing.wire.ClientRequest;
import dev.peregrine.testing.wire.LambdaTwin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client runs on Linux only")
class SnapStartTest {
    @Test
    void isPrimedBeforeTheSnapshotAndRefreshedBehindIt() {
        try (LambdaProcess function = LambdaProcess.of(PrimedQuotes.class.getName())
                .classPathOfThisJvm()
                .environment("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start")
                .addJvmOptions("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac")
                .start()) {
            ClientRequest request = ClientRequest.of("GET", "/quotes/kite");
            LambdaTwin front = LambdaTwin.httpApi();
            byte[] result = function.invoke(front.event(request)).payload();
            assertThat(front.response(request, result)).hasJson("{\"sku\":\"kite\",\"price\":10}");
            assertThat(function.stdout().lines().filter(line -> line.startsWith("prices: ")))
                    .containsExactly(
                            "prices: loaded",
                            "prices: of falcon", // the priming event
                            "prices: disconnected",
                            "prices: refreshed",
                            "prices: of kite");
        }
    }
}
