package dev.peregrine.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoggingTest {
    @TempDir
    private Path provider;

    /** Loads everything anew, as a function's own class path, and notes what it loads. */
    private static final class FunctionLoader extends URLClassLoader {
        private final List<String> loaded = new ArrayList<>();

        FunctionLoader(List<URL> urls) {
            super(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            loaded.add(name);
            return super.findClass(name);
        }

        @SuppressWarnings("unchecked") // the class is named for its interface
        List<String> run(Class<?> type) throws ReflectiveOperationException {
            return ((Supplier<List<String>>)
                            loadClass(type.getName()).getConstructor().newInstance())
                    .get();
        }
    }

    private static List<URL> classPath() throws IOException {
        List<URL> urls = new ArrayList<>();
        // surefire may hand over the class path in a jar's manifest; the locations of known classes are always right
        for (Class<?> type : new Class<?>[] {
            Deployment.class,
            LoggingTest.class,
            org.slf4j.Logger.class,
            com.fasterxml.jackson.core.JsonFactory.class,
            org.jspecify.annotations.Nullable.class
        }) {
            urls.add(new File(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .getPath())
                    .toURI()
                    .toURL());
        }
        return urls;
    }

    private List<URL> withProvider() throws IOException {
        Path services = Files.createDirectories(provider.resolve("META-INF/services"));
        Files.writeString(services.resolve("org.slf4j.spi.SLF4JServiceProvider"), RecordingProvider.class.getName());
        List<URL> urls = classPath();
        urls.add(provider.toUri().toURL());
        return urls;
    }

    @Test
    void fillsTheMdcAndLogsOnceWhenAProviderIsThere() throws Exception {
        try (FunctionLoader loader = new FunctionLoader(withProvider())) {
            List<String> seen = loader.run(LoggedFunction.class);

            assertThat(seen.get(0))
                    .startsWith("[ERROR Invocation id-1 of function broken on test host, HTTP failed")
                    .contains("invocationId=id-1")
                    .contains("function=broken")
                    .endsWith("java.lang.IllegalStateException: boom]");
            assertThat(seen.get(1))
                    .isEqualTo("{function=mdc, invocationId=id-1, traceId=4bf92f3577b34da6a3ce929d0e0e4736}");
            assertThat(seen.get(2)).isEqualTo("{function=outside}");
            assertThat(seen.get(3)).isEqualTo("[]");
        }
    }

    @Test
    void fillsTheMdcOfEveryThreadThatHandlesMessages() throws Exception {
        try (FunctionLoader loader = new FunctionLoader(withProvider())) {
            String mdc = "{function=mdc, invocationId=id-1}";
            assertThat(loader.run(LoggedFunction.Parallel.class))
                    .hasSize(3)
                    .startsWith(mdc, mdc)
                    .last()
                    .asString()
                    .doesNotContain("invocationId")
                    .doesNotContain("function");
        }
    }

    @Test
    void loadsNothingOfSlf4jWhenNoProviderIsThere() throws Exception {
        try (FunctionLoader loader = new FunctionLoader(classPath())) {
            List<String> logged = loader.run(LoggedFunction.Unlogged.class);

            assertThat(logged).singleElement().asString().contains("id-1").contains("broken");
            assertThat(loader.loaded)
                    .contains(Deployment.class.getName())
                    .noneMatch(name -> name.startsWith("org.slf4j"));
        }
    }
}
