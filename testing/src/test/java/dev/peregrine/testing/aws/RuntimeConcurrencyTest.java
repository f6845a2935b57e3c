package dev.peregrine.testing.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.testing.runtime.LambdaInvocation;
import dev.peregrine.testing.runtime.LambdaProcess;
import dev.peregrine.testing.runtime.LambdaResult;
import dev.peregrine.testing.wire.ClientRequest;
import dev.peregrine.testing.wire.LambdaTwin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Several invocations at once on one entry object, as on Lambda Managed Instances; each waits until all have arrived. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client runs on Linux only")
class RuntimeConcurrencyTest {
    private static final int ROUNDS = 5;

    @Test
    void requestsAtTheSameTimeAreNeverMixed(@TempDir Path folder) throws Exception {
        List<LambdaTwin> twins = LambdaTwin.all();
        try (LambdaProcess function = LambdaRuntime.of(RuntimeApp.class, folder)
                .maxConcurrency(RuntimeApp.MEETING)
                .start()) {
            for (int round = 0; round < ROUNDS; round++) {
                List<CompletableFuture<LambdaResult>> results = new ArrayList<>();
                for (int i = 0; i < RuntimeApp.MEETING; i++) {
                    LambdaTwin twin = twins.get(i % twins.size());
                    results.add(function.invokeAsync(
                            LambdaInvocation.of(twin.event(request(round, i))).withRequestId(id(round, i))));
                }
                for (int i = 0; i < RuntimeApp.MEETING; i++) {
                    LambdaTwin twin = twins.get(i % twins.size());
                    byte[] answer = results.get(i).get().payload();
                    assertThat(twin.response(request(round, i), answer).text())
                            .isEqualTo(id(round, i) + " " + text(round, i));
                }
            }
        }
    }

    @Test
    void directInvocationsAtTheSameTimeAreNeverMixed(@TempDir Path folder) throws Exception {
        try (LambdaProcess function = LambdaRuntime.of(RuntimeApp.class, folder)
                .environment("PEREGRINE_FUNCTION", "concat")
                .maxConcurrency(RuntimeApp.MEETING)
                .start()) {
            List<CompletableFuture<LambdaResult>> results = new ArrayList<>();
            for (int i = 0; i < RuntimeApp.MEETING; i++) {
                byte[] json = ("\"" + text(0, i) + "\"").getBytes(UTF_8);
                results.add(function.invokeAsync(LambdaInvocation.of(json).withRequestId(id(0, i))));
            }
            for (int i = 0; i < RuntimeApp.MEETING; i++) {
                assertThat(results.get(i).get().text()).isEqualTo("\"" + id(0, i) + " " + text(0, i) + "\"");
            }
        }
    }

    private static ClientRequest request(int round, int i) {
        return ClientRequest.of("POST", "/meeting")
                .withHeader("Content-Type", "text/plain; charset=utf-8")
                .withBody(text(round, i).getBytes(UTF_8));
    }

    /** Of different lengths, so that a shared buffer would show. */
    private static String text(int round, int i) {
        return ("text " + round + "." + i + " ").repeat(1 + 40 * i);
    }

    private static String id(int round, int i) {
        return "id-" + round + "-" + i;
    }
}
