package dev.peregrine.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import dev.peregrine.TypeRef;
import dev.peregrine.json.JsonCodec;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages apps, loads the result as the worker does, and calls it. */
class PackagedAppTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temporary;

    private Path output() {
        return temporary.resolve("azure");
    }

    /** What the worker loads functions with: the package, and above it the worker's own function API. */
    static URLClassLoader workerLoader(Path output) throws IOException {
        List<URL> urls = new ArrayList<>();
        urls.add(output.resolve("app.jar").toUri().toURL());
        try (Stream<Path> jars = Files.list(output.resolve("lib"))) {
            for (Path jar : jars.toList()) {
                urls.add(jar.toUri().toURL());
            }
        }
        ClassLoader own = new ClassLoader(ClassLoader.getPlatformClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                if (name.startsWith("com.microsoft.azure.functions.")) {
                    return Class.forName(name, false, PackagedAppTest.class.getClassLoader());
                }
                throw new ClassNotFoundException(name);
            }
        };
        return new URLClassLoader(urls.toArray(new URL[0]), own);
    }

    /** Calls a packaged function as the worker does. */
    private Worker.Response call(ClassLoader loader, String function, Worker.Request<?> request) throws Exception {
        Map<String, Object> file = JsonCodec.light()
                .read(
                        Files.readAllBytes(output().resolve(function).resolve("function.json")),
                        new TypeRef<Map<String, Object>>() {});
        String entryPoint = String.valueOf(file.get("entryPoint"));
        int dot = entryPoint.lastIndexOf('.');
        Class<?> type = Class.forName(entryPoint.substring(0, dot), false, loader);
        List<Method> methods = Arrays.stream(type.getMethods())
                .filter(method ->
                        method.getDeclaringClass() == type && method.getName().equals(entryPoint.substring(dot + 1)))
                .toList();
        assertThat(methods).hasSize(1);
        Method method = methods.get(0);
        assertThat(method.getParameterTypes()).containsExactly(HttpRequestMessage.class, ExecutionContext.class);
        assertThat(method.getParameters()[0].getAnnotation(HttpTrigger.class).name())
                .isEqualTo("request");
        Thread.currentThread().setContextClassLoader(loader);
        try {
            return (Worker.Response)
                    method.invoke(type.getConstructor().newInstance(), request, new Worker.Context(function));
        } finally {
            Thread.currentThread().setContextClassLoader(PackagedAppTest.class.getClassLoader());
        }
    }

    @Test
    void whatIsPackagedRunsInAClassLoaderOfItsOwn() throws Exception {
        CompiledApp.shop(temporary)
                .resource("peregrine-azure.properties", CompiledApp.SHOP_PROPERTIES)
                .packager("Shop")
                .write(output());

        try (URLClassLoader loader = workerLoader(output())) {
            Worker.Response one =
                    call(loader, "one-2", new Worker.Request<String>("GET", "https://app.example/Items/a%2Fb"));
            Worker.Response added = call(
                    loader,
                    "list",
                    new Worker.Request<String>("POST", "https://app.example/orders")
                            .header("content-type", "text/plain")
                            .body("é"));
            // by the order of names the host prefers the catch-all
            Worker.Response listed =
                    call(loader, "all", new Worker.Request<String>("GET", "https://app.example/orders"));
            Worker.Response deadline =
                    call(loader, "deadline", new Worker.Request<String>("GET", "https://app.example/deadline"));

            assertThat(Exchange.body(one)).isEqualTo("a/b");
            assertThat(added.getStatusCode()).isEqualTo(201);
            assertThat(Exchange.body(added)).isEqualTo("é");
            assertThat(Exchange.body(listed)).isEqualTo("list");
            assertThat(Exchange.body(deadline)).isEqualTo("truetrue");
            assertThat(Class.forName("shop.Shop", false, loader).getClassLoader())
                    .isSameAs(loader);
        }
    }

    @Test
    void aPackagedAppThatCannotStartIsAnswered() throws Exception {
        CompiledApp.of(temporary, "Broken", """
                        public final class Broken implements FunctionApp {
                            static final class Wrong { static final int VALUE = Integer.parseInt("x"); }
                            @Override public void define(Functions f) {
                                f.onStart(() -> { if (Wrong.VALUE == 0) { throw new Exception(); } });
                                f.http("http", "/", (request, context) -> HttpResponse.of(204));
                            }
                        }
                        """)
                .resource("peregrine-azure.properties", "http.authLevel=anonymous")
                .packager("Broken")
                .write(output());

        try (URLClassLoader loader = workerLoader(output())) {
            Worker.Request<String> request = new Worker.Request<>("GET", "https://app.example/");
            assertThat(call(loader, "http", request).getStatusCode()).isEqualTo(500);
            assertThat(call(loader, "http", request).getStatusCode()).isEqualTo(500);
        }
    }

    @Test
    void packagesOneHandlerClassByItsName() throws Exception {
        CompiledApp.of(temporary, "Hello", """
                        public final class Hello implements HttpHandler {
                            @Override public HttpResponse handle(HttpRequest request, Context context) {
                                return HttpResponse.text(200, "hello");
                            }
                        }
                        """)
                .resource("peregrine-azure.properties", "Hello.authLevel=anonymous")
                .packager("Hello")
                .write(output());

        try (URLClassLoader loader = workerLoader(output())) {
            assertThat(Exchange.body(
                            call(loader, "Hello", new Worker.Request<String>("GET", "https://app.example/any/path"))))
                    .isEqualTo("hello");
        }
    }
}
