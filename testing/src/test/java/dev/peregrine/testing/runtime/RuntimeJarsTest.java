package dev.peregrine.testing.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeJarsTest {

    private final RuntimeJars.Jar jar = new RuntimeJars.Jar("com.example.group", "runtime", "1.0");

    @TempDir
    Path folder;

    @Test
    void findsTheRuntimesOfThisBuild() {
        assertThat(RuntimeJars.lambda()).allMatch(Files::isRegularFile);
        assertThat(RuntimeJars.lambda().get(0).getFileName())
                .hasToString("aws-lambda-java-runtime-interface-client-2.9.0.jar");
        assertThat(RuntimeJars.google()).isRegularFile();
    }

    @Test
    void prefersAFolderToTheRepository() throws Exception {
        Path repository = folder.resolve("repository");
        Path inRepository = repository.resolve("com/example/group/runtime/1.0/runtime-1.0.jar");
        Files.createDirectories(inRepository.getParent());
        Files.createFile(inRepository);
        assertThat(RuntimeJars.find(jar, List.of(folder), Set.of(repository))).isEqualTo(inRepository);
        Path inFolder = Files.createFile(folder.resolve("runtime-1.0.jar"));
        assertThat(RuntimeJars.find(jar, List.of(folder), Set.of(repository))).isEqualTo(inFolder);
    }

    @Test
    void saysHowToFetchWhatIsMissing() {
        assertThatThrownBy(() -> RuntimeJars.find(jar, List.of(folder), Set.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("mvn dependency:get -Dartifact=com.example.group:runtime:1.0")
                .hasMessageContaining("peregrine.testing.runtimes")
                .hasMessageContaining(folder.toString());
    }

    @Test
    void keepsTheRuntimesOffTheTestClassPath() {
        for (String name : List.of(
                "com.google.cloud.functions.invoker.runner.Invoker",
                "com.amazonaws.services.lambda.runtime.api.client.AWSLambda")) {
            assertThatThrownBy(() -> Class.forName(name)).isInstanceOf(ClassNotFoundException.class);
        }
    }
}
