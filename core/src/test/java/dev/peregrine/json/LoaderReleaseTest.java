package dev.peregrine.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A codec lives as long as its program; what it has bound must not. */
class LoaderReleaseTest {
    @Test
    void theClassLoaderOfABoundRecordCanGo() throws Exception {
        String records = home(LoaderRelease.class);
        String classPath = String.join(
                System.getProperty("path.separator"), records, home(JsonCodec.class), home(JsonFactory.class));
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:SoftRefLRUPolicyMSPerMB=0", // a collection takes soft references along, as in need
                        "-cp",
                        classPath,
                        LoaderRelease.class.getName(),
                        records)
                .redirectErrorStream(true)
                .start();
        String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(output).isZero();
        assertThat(output.lines()).containsExactly("{\"text\":\"a\",\"colour\":\"RED\"}", "released");
    }

    private static String home(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }
}
