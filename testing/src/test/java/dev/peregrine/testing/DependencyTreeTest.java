package dev.peregrine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.json.JsonCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes with an adapter into the deployment package of a function, as Maven resolves it when the adapter is built. */
class DependencyTreeTest {
    record Node(String artifactId, String optional, Optional<List<Node>> children) {
        /** Adds what a user of this artifact gets: everything below it that isn't optional. */
        void collect(Set<String> into) {
            for (Node child : children.orElse(List.of())) {
                if (child.optional().equals("false")) {
                    into.add(child.artifactId());
                    child.collect(into);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "aws, aws-lambda-java-core crac",
        "gcp, functions-framework-api",
        "azure, azure-functions-java-library azure-functions-java-core-library"
    })
    void aFunctionGetsTheCoreAndTheVendorsInterfacesAlone(String cloud, String vendors) throws IOException {
        Path file = Path.of("..", "adapters-" + cloud, "target", "dependency-tree.json");
        assertThat(file)
                .as("written by the build of the module; build it too (-am)")
                .exists();
        Node adapter = JsonCodec.light().read(Files.readAllBytes(file), Node.class);
        Set<String> found = new TreeSet<>();
        adapter.collect(found);

        Set<String> expected = new TreeSet<>(List.of(vendors.split(" ", -1)));
        expected.addAll(List.of("peregrine-core", "jackson-core", "slf4j-api", "cloudevents-api"));
        assertThat(adapter.artifactId()).isEqualTo("peregrine-adapters-" + cloud);
        assertThat(found).isEqualTo(expected);
    }
}
