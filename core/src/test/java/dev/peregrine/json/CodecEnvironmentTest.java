package dev.peregrine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the codecs do where databind is absent and where a record's module is closed. */
class CodecEnvironmentTest {
    @TempDir
    Path folder;

    private Path sources;

    @BeforeEach
    void writeAModule() throws IOException {
        sources = Files.createDirectories(folder.resolve("src/shop/sale"));
        Files.writeString(
                sources.resolve("Order.java"),
                "package shop.sale; record Order(int id, java.util.List<Line> lines) {}");
        Files.writeString(sources.resolve("Line.java"), "package shop.sale; record Line(String sku) {}");
    }

    @Test
    void namesTheOpensThatARecordsModuleLacks() throws Exception {
        Class<?> order = orderOf("module shop {}");

        assertThatThrownBy(() -> JsonCodec.light().check(order))
                .isInstanceOf(JsonTypeException.class)
                .hasMessageContaining("shop.sale.Order cannot be bound")
                .hasMessageContaining("module-info.java of shop: opens shop.sale;");
    }

    @Test
    void bindsRecordsOfAnOpenPackage() throws Exception {
        Class<?> order = orderOf("module shop { opens shop.sale; }");
        byte[] json = "{\"id\":1,\"lines\":[{\"sku\":\"a\"}]}".getBytes(StandardCharsets.UTF_8);

        assertThat(JsonCodec.light().write(JsonCodec.light().read(json, order))).isEqualTo(json);
    }

    private Class<?> orderOf(String moduleInfo) throws Exception {
        Path info = Files.writeString(folder.resolve("src/module-info.java"), moduleInfo);
        Path classes = folder.resolve("classes");
        int errors = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        classes.toString(),
                        info.toString(),
                        sources.resolve("Order.java").toString(),
                        sources.resolve("Line.java").toString());
        assertThat(errors).isZero();
        ModuleLayer boot = ModuleLayer.boot();
        ModuleLayer layer = boot.defineModulesWithOneLoader(
                boot.configuration().resolve(ModuleFinder.of(classes), ModuleFinder.of(), Set.of("shop")),
                ClassLoader.getSystemClassLoader());
        return layer.findLoader("shop").loadClass("shop.sale.Order");
    }

    @Test
    void saysWhichDependenciesDatabindNeeds() throws Exception {
        List<URL> core = List.of(home(JsonCodec.class), home(JsonFactory.class));
        try (URLClassLoader withoutDatabind =
                new URLClassLoader(core.toArray(new URL[0]), ClassLoader.getPlatformClassLoader())) {
            Class<?> codec = withoutDatabind.loadClass(JsonCodec.class.getName());

            assertThat(codec.getMethod("light").invoke(null)).isNotNull();
            assertThatThrownBy(() -> codec.getMethod("databind").invoke(null))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("com.fasterxml.jackson.core:jackson-databind")
                    .hasMessageContaining("com.fasterxml.jackson.datatype:jackson-datatype-jdk8")
                    .hasMessageContaining("com.fasterxml.jackson.datatype:jackson-datatype-jsr310");
        }
    }

    @Test
    void saysSoWhenOnlyOneOfDatabindsModulesIsAbsent() throws Exception {
        List<Class<?>> all = List.of(
                JsonCodec.class,
                JsonFactory.class,
                JsonMapper.class,
                JsonProperty.class,
                Jdk8Module.class,
                JavaTimeModule.class);
        for (Class<?> absent : List.of(Jdk8Module.class, JavaTimeModule.class)) {
            URL[] others = all.stream()
                    .filter(type -> type != absent)
                    .map(CodecEnvironmentTest::home)
                    .toArray(URL[]::new);
            try (URLClassLoader loader = new URLClassLoader(others, ClassLoader.getPlatformClassLoader())) {
                Class<?> codec = loader.loadClass(JsonCodec.class.getName());

                assertThatThrownBy(() -> codec.getMethod("databind").invoke(null))
                        .as(absent.getName())
                        .isInstanceOf(InvocationTargetException.class)
                        .cause()
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("add them as dependencies");
            }
        }
    }

    private static URL home(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
