package dev.peregrine.samples.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@link TryIt} as its users do, in a JVM of its own. */
@Timeout(120)
class TryItTest {
    private static final List<String> VARIABLES =
            List.of("SMTP_HOST", "SMTP_PORT", "SMTP_USER", "SMTP_PASSWORD", "STARTTLS", "MAIL_FROM", "MAIL_TO", "PORT");

    @TempDir
    private Path folder;

    private record Finished(int exitCode, List<String> out, String err) {
        List<String> rows() {
            return out.stream()
                    .filter(line -> Wire.ALL.stream().anyMatch(wire -> line.startsWith(wire.id() + " ")))
                    .toList();
        }
    }

    private ProcessBuilder tryIt(Map<String, String> variables, String... args) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                TryIt.class.getName()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeAll(VARIABLES);
        builder.environment().putAll(variables);
        return builder.redirectError(folder.resolve("err").toFile());
    }

    private Finished run(Map<String, String> variables, String... args) throws IOException, InterruptedException {
        Process process = tryIt(variables, args).start();
        try {
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Finished(process.waitFor(), out.lines().toList(), Files.readString(folder.resolve("err")));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void printsARightRowForEveryWireFormatAndEnds() throws Exception {
        Finished finished = run(Map.of(), "--once");

        assertThat(finished.err()).isEmpty();
        assertThat(finished.exitCode()).isZero();
        assertThat(finished.rows()).hasSameSizeAs(Wire.ALL);
        assertThat(finished.rows()).allMatch(row -> row.matches("\\S+ .* 202 +\\d+ ms +\\d+\\.\\d ms  arrived"));
        assertThat(finished.out())
                .anyMatch(line -> line.startsWith("cold: "))
                .anyMatch(line -> line.startsWith("warm: "));
    }

    @Test
    void usesTheMailServerOfTheEnvironment() throws Exception {
        try (MailBox box = MailBox.open()) {
            Finished finished = run(box.variables(), "--once");

            assertThat(finished.exitCode()).isZero();
            assertThat(finished.rows()).hasSameSizeAs(Wire.ALL).allMatch(row -> row.endsWith(" ms  handed over"));
            assertThat(box.texts()).anyMatch(text -> text.startsWith("through azure-http "));
        }
    }

    @Test
    void failsWhenARowIsWrong() throws Exception {
        MailBox box = MailBox.open();
        box.close();

        Finished finished = run(box.variables(), "--once");

        assertThat(finished.exitCode()).isEqualTo(1);
        assertThat(finished.rows()).hasSameSizeAs(Wire.ALL).allMatch(row -> row.contains(" 503 "));
    }

    @Test
    void refusesArgumentsItDoesNotKnow() throws Exception {
        Finished finished = run(Map.of(), "--twice");

        assertThat(finished.exitCode()).isEqualTo(2);
        assertThat(finished.err()).contains("--twice", "--once");
        assertThat(finished.out()).isEmpty();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Java can't ask a process to end there, only kill it")
    void servesThePageUntilItIsToldToStop() throws Exception {
        Process process = tryIt(Map.of()).start();
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            while (line != null && !line.startsWith("The form is at ")) {
                line = out.readLine();
            }
            assertThat(line).isNotNull();
            String url = line.split(" ", -1)[4];
            var client = java.net.http.HttpClient.newHttpClient();
            var page = client.send(
                    java.net.http.HttpRequest.newBuilder(java.net.URI.create(url + "via/gcp-http/"))
                            .build(),
                    java.net.http.HttpResponse.BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);

            process.destroy();

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(128 + 15); // ended by SIGTERM, after cleaning up
            assertThat(Files.readString(folder.resolve("err"))).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }
}
