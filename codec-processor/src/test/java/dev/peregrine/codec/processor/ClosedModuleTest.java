package dev.peregrine.codec.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/** Generated code stands beside its record, so a module has to be opened for neither. */
class ClosedModuleTest {
    @TempDir
    Path folder;

    @Test
    void recordsOfAModuleThatOpensNothingAreBound() throws Exception {
        List<Path> sources = List.of(
                Compilation.source(folder, "module-info.java", "module shop { requires dev.peregrine; }"),
                Compilation.source(folder, "shop/Main.java", """
                        package shop;
                        import dev.peregrine.json.*;
                        public final class Main {
                            @Json record Order(int id, java.util.List<Line> lines) {}
                            record Line(String sku) {}
                            public static void main(String[] args) {
                                byte[] json = "{\\"id\\":1,\\"lines\\":[{\\"sku\\":\\"a\\"}]}".getBytes();
                                System.out.println(new String(JsonCodec.light().write(
                                    JsonCodec.light().read(json, Order.class))));
                            }
                        }
                        """));
        String modules = String.join(
                System.getProperty("path.separator"),
                FreshJvm.path(folder.resolve("classes")),
                FreshJvm.home(CloudEvent.class).toString(),
                FreshJvm.home(Logger.class).toString(),
                FreshJvm.home(NullMarked.class).toString());
        Path classes = Compilation.of(folder, sources, List.of("-p", modules))
                .assertClean()
                .classes();

        assertThat(classes).isEqualTo(folder.resolve("classes"));
        assertThat(FreshJvm.run(
                        Path.of(System.getProperty("java.home")), List.of("-p", modules, "-m", "shop/shop.Main")))
                .containsExactly("{\"id\":1,\"lines\":[{\"sku\":\"a\"}]}");
    }
}
