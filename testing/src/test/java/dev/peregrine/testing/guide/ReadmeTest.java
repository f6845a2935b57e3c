package dev.peregrine.testing.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.testing.guide.Page.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages say is what the project does: their code is compiled and run, their commands are the build's. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..");

    /** Compares the API with styles that were rejected, whose code can't be compiled. */
    private static final String COMPARISON = "design.md";

    private static Page readme() throws IOException {
        return Page.read(ROOT.resolve("README.md"));
    }

    private static List<Page> pages() throws IOException {
        List<Page> pages = new ArrayList<>();
        pages.add(readme());
        pages.add(Page.read(ROOT.resolve("CONTRIBUTING.md")));
        for (String sample : samples()) {
            pages.add(Page.read(ROOT.resolve(sample + "/README.md")));
        }
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            for (Path file : docs.sorted().toList()) {
                pages.add(Page.read(file));
            }
        }
        return pages;
    }

    private static List<String> samples() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT.resolve("samples"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("src")))
                    .map(folder -> "samples/" + folder.getFileName())
                    .sorted()
                    .toList();
        }
    }

    private static List<Block> blocks(Page page, String language) {
        return page.blocks().stream()
                .filter(block -> block.language().equals(language))
                .toList();
    }

    @Test
    void everyPieceOfJavaIsCompiledAndRun() throws IOException {
        Map<String, String> snippets = Snippets.in(Path.of("src", "test", "java"));
        Set<String> unused = new TreeSet<>(snippets.keySet());
        for (Page page : pages()) {
            if (page.file().endsWith(COMPARISON)) {
                continue;
            }
            for (Block block : blocks(page, "java")) {
                assertThat(snippets).as("%s, line %d", page, block.line()).containsValue(block.text());
                snippets.forEach((name, text) -> {
                    if (text.equals(block.text())) {
                        unused.remove(name);
                    }
                });
            }
        }
        assertThat(unused).as("snippets that no page shows").isEmpty();
    }

    @Test
    void everyDependencyAndPluginIsOneOfTheBuild() throws IOException {
        String pom = Files.readString(ROOT.resolve("pom.xml"));
        Map<String, String> managed = Poms.managed(pom);
        Set<String> modules = Poms.modules(ROOT, pom);
        assertThat(modules).contains("peregrine-core", "peregrine-adapters-aws", "peregrine-testing");
        List<Poms.Artifact> all = new ArrayList<>();
        for (Page page : pages()) {
            for (Block block : blocks(page, "xml")) {
                for (Poms.Artifact artifact : Poms.artifacts(block.text())) {
                    String place = page + ", line " + block.line();
                    if (artifact.group().equals("dev.peregrine")) {
                        assertThat(modules).as(place).contains(artifact.artifact());
                        assertThat(artifact.version()).as(place).isEqualTo(Poms.version(pom));
                    } else {
                        assertThat(managed).as(place).containsEntry(artifact.name(), artifact.version());
                    }
                    all.add(artifact);
                }
            }
        }
        assertThat(all)
                .extracting(Poms.Artifact::name)
                .contains("dev.peregrine:peregrine-adapters-aws", "dev.peregrine:peregrine-testing");
    }

    @Test
    void everyClassThatIsNamedInFullExists() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Page page : pages()) {
            Matcher matcher =
                    Pattern.compile("\\bdev(\\.[a-z]+)+\\.[A-Z]\\w*").matcher(String.join("\n", page.lines()));
            while (matcher.find()) {
                names.add(matcher.group().replace('.', '/') + ".java");
            }
        }
        List<String> modules =
                new ArrayList<>(List.of("core", "adapters-aws", "adapters-gcp", "adapters-azure", "testing"));
        modules.addAll(samples());
        assertThat(names)
                .contains("dev/peregrine/aws/LambdaFunction.java")
                .allSatisfy(name -> assertThat(modules)
                        .as(name)
                        .anyMatch(module -> Files.exists(ROOT.resolve(module + "/src/main/java/" + name))
                                || Files.exists(ROOT.resolve(module + "/src/test/java/" + name))));
    }

    @Test
    void tryItIsOneCommandAndTheSamplesOwn() throws IOException {
        assertThat(readme().commands("## Try it")).hasSize(1);
        Page sample = Page.read(ROOT.resolve("samples/contact-form/README.md"));
        assertThat(sample.commands("## Try it")).isEqualTo(readme().commands("## Try it"));
        Matcher main = Pattern.compile("-classpath %classpath ([\\w.]+)")
                .matcher(Files.readString(ROOT.resolve("samples/contact-form/pom.xml")));
        assertThat(main.find()).isTrue();
        assertThat(ROOT.resolve("samples/contact-form/src/test/java")
                        .resolve(main.group(1).replace('.', '/') + ".java"))
                .exists();
    }

    @Test
    void everySampleIsTriedByOneCommandOfItsOwn() throws IOException {
        assertThat(samples())
                .hasSize(7)
                .allSatisfy(sample -> assertThat(
                                Page.read(ROOT.resolve(sample + "/README.md")).commands("## Try it"))
                        .containsExactly("mvn -q -pl " + sample + " -am test-compile exec:exec"));
    }

    @Test
    void testItIsOneCommandAndTheOneThatIntegrationRuns() throws IOException {
        List<String> commands = readme().commands("## Test it");
        assertThat(commands).hasSize(1);
        List<String> integration = Files.readAllLines(ROOT.resolve(".ci/run"));
        assertThat(integration.get(integration.size() - 1)).isEqualTo(commands.get(0));
    }

    @Test
    void everyLinkIntoTheProjectLeadsSomewhere() throws IOException {
        for (Page page : pages()) {
            assertThat(page.localLinks())
                    .as(page.toString())
                    .allSatisfy(link -> assertThat(link).exists());
        }
    }

    @Test
    void everyVariableThatIsReadStandsInTheTable() throws IOException {
        Set<String> read = new TreeSet<>();
        for (String module : List.of("core", "adapters-aws", "adapters-gcp", "adapters-azure")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Matcher names = Pattern.compile("\"(PEREGRINE_[A-Z_]+)\"").matcher(Files.readString(file));
                    while (names.find()) {
                        read.add(names.group(1));
                    }
                }
            }
        }
        assertThat(read).contains("PEREGRINE_APP", "PEREGRINE_FUNCTION");
        List<String> table = readme().section("### Environment variables");
        assertThat(read).allSatisfy(name -> assertThat(table).anyMatch(row -> row.startsWith("| `" + name + "` |")));
    }
}
