package dev.peregrine.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Counts the classes that a fresh JVM parses, that is, loads from elsewhere than its shared archive. */
class ColdStartTest {
    @Test
    void theLightCodecNeedsNoMoreClassesThanJacksonsTokens() throws Exception {
        int tokens = parsedClasses("ColdStart$Tokens");
        int light = parsedClasses("ColdStart$Flat");

        assertThat(light).isPositive().isLessThanOrEqualTo(tokens);
    }

    private static int parsedClasses(String main) throws IOException, InterruptedException, URISyntaxException {
        String classPath = home(ColdStart.class)
                + System.getProperty("path.separator")
                + home(JsonCodec.class)
                + System.getProperty("path.separator")
                + home(JsonFactory.class);
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-Xlog:class+load",
                        "-cp",
                        classPath,
                        "dev.peregrine.json." + main)
                .redirectErrorStream(true)
                .start();
        String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(output).isZero();
        assertThat(output)
                .as("class data sharing is off in this JVM: nothing can be counted")
                .contains("source: shared objects file");
        int parsed = 0;
        for (String line : output.lines().toList()) {
            if (line.contains(" source: ") && !line.contains("source: shared objects file")) {
                parsed++;
            }
        }
        return parsed;
    }

    private static String home(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }
}
