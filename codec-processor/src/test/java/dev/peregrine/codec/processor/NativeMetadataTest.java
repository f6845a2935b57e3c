package dev.peregrine.codec.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.json.JsonCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What GraalVM's native-image is told; the form is that of its schema reachability-metadata-schema 1.x. */
class NativeMetadataTest {
    @TempDir
    Path folder;

    record Metadata(List<Entry> reflection) {}

    record Method(String name, List<String> parameterTypes) {
        @Override
        public String toString() {
            return " " + name + parameterTypes;
        }
    }

    record Entry(
            String type,
            Optional<Boolean> allDeclaredConstructors,
            Optional<Boolean> allDeclaredMethods,
            Optional<List<Method>> methods) {
        @Override
        public String toString() {
            return type
                    + (allDeclaredConstructors.orElse(false) && allDeclaredMethods.orElse(false) ? " all" : "")
                    + methods.map(list -> String.valueOf(list.get(0))).orElse("");
        }
    }

    private List<String> entries(Compilation compilation, String record) throws IOException {
        Path file = compilation
                .classes()
                .resolve("META-INF/native-image/dev.peregrine/" + record + "/reachability-metadata.json");
        return JsonCodec.light().read(Files.readAllBytes(file), Metadata.class).reflection().stream()
                .map(Entry::toString)
                .toList();
    }

    private Compilation shop(String... options) throws IOException {
        Path source = Compilation.source(folder, "shop/Shop.java", """
                package shop;
                class Shop {
                    record Order(int id, Line[][] lines, int[] numbers, java.util.List<java.util.Set<String>[]> sets) {}
                    record Line(String sku) {}
                    private record Secret(Hidden[] hidden) {}
                    private record Hidden() {}
                }
                """);
        return Compilation.of(folder, List.of(source), List.of(options)).assertClean();
    }

    @Test
    void eachRecordHasAFileWithItsGeneratedClassAndWhatStaysReflective() throws IOException {
        Compilation shop = shop("-Aperegrine.records=all", "-Aperegrine.native");

        assertThat(entries(shop, "shop.Shop$Order"))
                .containsExactly(
                        "shop.Shop$Order$Json", "shop.Shop$Line[][]", "shop.Shop$Line[]", "int[]", "java.util.Set[]");
        assertThat(entries(shop, "shop.Shop$Line")).containsExactly("shop.Shop$Line$Json");
        assertThat(entries(shop, "shop.Shop$Secret"))
                .containsExactly("shop.Shop$Secret all", "shop.Shop$Secret$Json", "shop.Shop$Hidden[]");
        assertThat(entries(shop, "shop.Shop$Hidden")).containsExactly("shop.Shop$Hidden all", "shop.Shop$Hidden$Json");
    }

    @Test
    void aRecordOfALibraryStaysReflectiveUnlessItHasGeneratedCodeOfItsOwn() throws IOException {
        Path covered = Compilation.source(
                folder.resolve("a"),
                "lib/Covered.java",
                "package lib; @dev.peregrine.json.Json public record Covered() {}");
        Path plain = Compilation.source(
                folder.resolve("a"), "lib/Plain.java", "package lib; public record Plain(Plain[] parts, Deep deep) {}");
        Path deep = Compilation.source(folder.resolve("a"), "lib/Deep.java", "package lib; public record Deep() {}");
        Path library = Compilation.of(folder.resolve("a"), List.of(covered, plain, deep), List.of())
                .assertClean()
                .classes();
        Path order = Compilation.source(
                folder.resolve("b"),
                "shop/Order.java",
                "package shop; @dev.peregrine.json.Json record Order(lib.Covered covered, lib.Plain plain) {}");
        String classPath = library + System.getProperty("path.separator") + System.getProperty("java.class.path");

        Compilation shop = Compilation.of(
                folder.resolve("b"), List.of(order), List.of("-Aperegrine.native=true", "-cp", classPath));

        assertThat(shop.assertClean().generated()).containsExactly("shop.Order$Json");
        assertThat(entries(shop, "shop.Order"))
                .containsExactly(
                        "shop.Order$Json",
                        "lib.Plain all",
                        "lib.Plain$Json",
                        "lib.Plain[]",
                        "lib.Deep all",
                        "lib.Deep$Json");
    }

    @Test
    void eachClassThatMayBeMadeByItsNameHasAFileOfItsOwn() throws IOException {
        Path source = Compilation.source(folder, "shop/Apps.java", """
                package shop;
                public class Apps {
                    public static final class Shop implements dev.peregrine.FunctionApp {
                        @Override public void define(dev.peregrine.Functions f) {}
                    }
                    public static class Hello implements dev.peregrine.http.HttpHandler {
                        @Override
                        public dev.peregrine.http.HttpResponse handle(
                                dev.peregrine.http.HttpRequest request, dev.peregrine.Context context) {
                            throw new UnsupportedOperationException();
                        }
                    }
                    public static final class Greeting extends Hello {
                        public Greeting(String greeting) {}
                    }
                    public abstract static class Half extends Hello {}
                    static final class Closed extends Hello {}
                    public final class Inner extends Hello {}
                    public static final class Other {}
                }
                """);
        Compilation shop = Compilation.of(folder, List.of(source), List.of("-Aperegrine.native"))
                .assertClean();

        for (String name : List.of("shop.Apps$Shop", "shop.Apps$Hello")) {
            assertThat(entries(shop, name)).containsExactly(name + " <init>[]");
        }
        try (Stream<Path> files = Files.walk(shop.classes())) {
            assertThat(files)
                    .filteredOn(file -> file.toString().endsWith(".json"))
                    .hasSize(2);
        }
    }

    @Test
    void nothingIsWrittenUnlessAskedFor() throws IOException {
        Compilation unasked = shop("-Aperegrine.records=all");
        Compilation refused = shop("-Aperegrine.records=all", "-Aperegrine.native=false");
        for (Compilation compilation : List.of(unasked, refused)) {
            try (Stream<Path> files = Files.walk(compilation.classes())) {
                assertThat(files).noneMatch(file -> file.toString().endsWith(".json"));
            }
        }
    }
}
