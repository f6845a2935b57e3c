package dev.peregrine.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import dev.peregrine.StartupException;
import dev.peregrine.TypeRef;
import dev.peregrine.json.JsonCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AzurePackagerTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temporary;

    private Path output = Path.of("");

    @BeforeEach
    void nameTheOutput() {
        output = temporary.resolve("azure");
    }

    private CompiledApp shop() throws IOException {
        return CompiledApp.shop(temporary).resource("peregrine-azure.properties", CompiledApp.SHOP_PROPERTIES);
    }

    private static Object json(Path file) throws IOException {
        return JsonCodec.light().read(Files.readAllBytes(file), new TypeRef<Map<String, Object>>() {});
    }

    private static Map<String, Object> function(String entryPoint, String authLevel, String route) {
        return Map.of(
                "scriptFile",
                "../app.jar",
                "entryPoint",
                "dev.peregrine.azure.AzureFunction." + entryPoint,
                "bindings",
                List.of(
                        Map.of(
                                "type",
                                "httpTrigger",
                                "direction",
                                "in",
                                "name",
                                "request",
                                "authLevel",
                                authLevel,
                                "route",
                                route),
                        Map.of("type", "http", "direction", "out", "name", "$return")));
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, byte[]> contents(Path directory) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(directory.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return contents;
    }

    @Test
    void writesTheLayoutThatTheHostExpects() throws Exception {
        shop().packager("Shop").write(output);

        assertThat(names(output))
                .containsExactly("all", "app.jar", "deadline", "host.json", "lib", "list", "one", "one-2");
        assertThat(json(output.resolve("host.json")))
                .isEqualTo(Map.of(
                        "version",
                        "2.0",
                        "functionTimeout",
                        "00:01:00",
                        "extensions",
                        Map.of("http", Map.of("routePrefix", ""))));
        assertThat(json(output.resolve("all/function.json"))).isEqualTo(function("http", "anonymous", "{*path}"));
        assertThat(json(output.resolve("list/function.json"))).isEqualTo(function("http", "anonymous", "orders"));
        assertThat(json(output.resolve("one/function.json"))).isEqualTo(function("http", "anonymous", "orders/{id}"));
        assertThat(json(output.resolve("one-2/function.json"))).isEqualTo(function("http", "anonymous", "Items/{id}"));
        assertThat(names(output.resolve("one"))).containsExactly("function.json");
    }

    @Test
    void theSettingsOfAFunctionReachItsFile() throws Exception {
        CompiledApp app = CompiledApp.of(temporary, "Upload", """
                        public final class Upload implements FunctionApp {
                            @Override public void define(Functions f) {
                                f.http("upload", "POST /", (request, context) -> HttpResponse.of(204));
                                f.invoke("sum", Integer.class, Integer.class, () -> (i, c) -> i);
                                f.invoke("double", Integer.class, Integer.class, () -> (i, c) -> i);
                            }
                        }
                        """).resource("peregrine-azure.properties", "never read");
        Path properties = Files.writeString(temporary.resolve("my.properties"), """
                upload.authLevel=function
                upload.body=bytes
                sum.authLevel=admin
                double.authLevel=function
                double.body=text
                double.route=/numbers/double
                """);
        app.packager("Upload").withProperties(properties).write(output);

        assertThat(json(output.resolve("upload/function.json"))).isEqualTo(function("httpBytes", "function", "/"));
        assertThat(json(output.resolve("sum/function.json"))).isEqualTo(function("http", "admin", "sum"));
        assertThat(json(output.resolve("double/function.json")))
                .isEqualTo(function("http", "function", "numbers/double"));
        assertThat(Files.readString(output.resolve("host.json"))).doesNotContain("functionTimeout");
    }

    @Test
    void putsOwnClassesIntoOneJarAndTheRestIntoLibWithoutWhatTheWorkerBrings() throws Exception {
        CompiledApp app = shop().resource("META-INF/services/shop.Plugin", "shop.One");
        Path more = Files.createDirectories(temporary.resolve("more/META-INF/services"));
        Files.writeString(more.resolve("shop.Plugin"), "shop.Two");
        Path other = Files.createDirectories(temporary.resolve("other/group"));
        Path sameName = other.resolve(
                String.valueOf(CompiledApp.location(JsonFactory.class).getFileName()));
        Files.copy(CompiledApp.location(JsonFactory.class), sameName);
        List<Path> classPath = new ArrayList<>(app.classPath());
        classPath.add(temporary.resolve("more"));
        classPath.add(sameName);
        app.packager("Shop").withClassPath(classPath).write(output);

        assertThat(names(output.resolve("lib")))
                .contains(
                        String.valueOf(sameName.getFileName()),
                        String.valueOf(sameName.getFileName()).replace(".jar", "-2.jar"))
                .noneMatch(name -> name.startsWith("azure-functions-java"));
        try (JarFile jar = new JarFile(output.resolve("app.jar").toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Manifest-Version"))
                    .isEqualTo("1.0");
            assertThat(jar.entries().nextElement().getName()).isEqualTo("META-INF/MANIFEST.MF");
            assertThat(jar.getEntry("shop/Shop.class")).isNotNull();
            assertThat(new String(
                            jar.getInputStream(jar.getEntry("META-INF/services/shop.Plugin"))
                                    .readAllBytes(),
                            StandardCharsets.US_ASCII))
                    .isEqualTo("shop.One\nshop.Two");
        }
    }

    @Test
    void theSameInputGivesTheSameBytesAndReplacesAnEarlierPackage() throws Exception {
        CompiledApp app = shop();
        app.packager("Shop").write(output);
        Map<String, byte[]> first = contents(output);
        Files.createDirectories(output.resolve("removed"));
        Files.writeString(output.resolve("removed/function.json"), "{}");
        Files.writeString(output.resolve("local.settings.json"), "{}");
        app.packager("Shop").write(output);
        Map<String, byte[]> second = contents(output);

        assertThat(second.remove("local.settings.json")).isEqualTo(new byte[] {'{', '}'});
        assertThat(second.keySet()).isEqualTo(first.keySet());
        for (Map.Entry<String, byte[]> file : first.entrySet()) {
            assertThat(second.get(file.getKey())).as(file.getKey()).isEqualTo(file.getValue());
        }
    }

    @Test
    void theMainMethodTakesTheSameByName() throws Exception {
        CompiledApp app = CompiledApp.shop(temporary);
        Path properties = Files.writeString(temporary.resolve("azure.properties"), CompiledApp.SHOP_PROPERTIES);
        String classPath = String.join(
                System.getProperty("path.separator"),
                app.classPath().stream().map(Path::toString).toList());
        AzurePackager.main(
                "--app",
                "shop.Shop",
                "--output",
                output.toString(),
                "--properties",
                properties.toString(),
                "--class-path",
                classPath);

        assertThat(names(output)).contains("app.jar", "all", "host.json", "lib");
        assertThatThrownBy(() -> AzurePackager.main("--app", "shop.Shop"))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("--output");
        assertThatThrownBy(() -> AzurePackager.main("--app"))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("--app has no value");
        assertThatThrownBy(() -> AzurePackager.main("--out", "x"))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("--out is no option");
    }

    private static void assertRefused(ThrowingWrite write, String... messages) {
        assertThatThrownBy(write::run).isInstanceOf(StartupException.class).hasMessageContainingAll(messages);
    }

    private interface ThrowingWrite {
        void run() throws Exception;
    }

    @Test
    void neverDeletesWhatIsNoPackage() throws Exception {
        CompiledApp app = shop();
        Files.createDirectories(output);
        Path precious = Files.writeString(output.resolve("thesis.txt"), "x");

        assertRefused(() -> app.packager("Shop").write(output), "an earlier package");
        assertRefused(() -> app.packager("Shop").write(precious), "is a file");
        assertRefused(() -> app.packager("Shop").write(app.classes.resolve("out")), "lies in the class path entry");
        assertThat(precious).exists();
    }

    @Test
    void refusesAClassPathThatTheHostCouldNotLoad() throws Exception {
        CompiledApp app = shop();
        Path text = Files.writeString(temporary.resolve("x.txt"), "x");

        assertRefused(
                () -> app.packager("Shop").withClassPath(List.of(app.classes)).write(output),
                "lacks dev.peregrine.azure.AzureFunction");
        assertRefused(
                () -> app.packager("Shop")
                        .withClassPath(List.of(app.classes, text))
                        .write(output),
                "x.txt is neither a directory nor a jar");
        assertRefused(() -> app.packager("Missing").write(output), "shop.Missing");
        assertThat(output).doesNotExist();
    }

    @Test
    void asksForItsPropertiesAndShowsWhatToWrite() throws Exception {
        CompiledApp app = CompiledApp.shop(temporary);

        assertRefused(
                () -> app.packager("Shop").write(output), "peregrine-azure.properties", "all.authLevel=anonymous");
    }
}
