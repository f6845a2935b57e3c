package dev.peregrine.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A class path that lacks one vendor: its clouds fail and say why, the others run. */
class MissingAdapterTest {
    /** Run by reflection in a class loader of its own. */
    public static final class User {
        private User() {}

        /** What a request on a cloud comes to. */
        public static int status(String cloud) {
            try (Cloud one = Cloud.named(cloud)) {
                return one.handler((request, context) -> dev.peregrine.http.HttpResponse.of(204))
                        .get("/")
                        .status();
            }
        }
    }

    /** The test's class path without a vendor's adapter and API. */
    private static final class Without extends URLClassLoader {
        private final List<String> hidden;

        Without(List<String> hidden) throws MalformedURLException {
            super(classPath(), ClassLoader.getPlatformClassLoader());
            this.hidden = hidden;
        }

        private static URL[] classPath() throws MalformedURLException {
            List<URL> urls = new ArrayList<>();
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                urls.add(new File(entry).toURI().toURL());
            }
            return urls.toArray(URL[]::new);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (hidden.stream().anyMatch(name::startsWith)) {
                throw new ClassNotFoundException(name);
            }
            return super.findClass(name);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dev.peregrine.aws., com.amazonaws., aws-http-api, peregrine-adapters-aws, gcp-http",
        "dev.peregrine.gcp., com.google.cloud.functions., gcp-http, peregrine-adapters-gcp, azure-http",
        "dev.peregrine.azure., com.microsoft.azure., azure-http, peregrine-adapters-azure, aws-alb"
    })
    void failsAndSaysWhatToAdd(String adapter, String api, String missing, String artifact, String present)
            throws Exception {
        try (Without loader = new Without(List.of(adapter, api))) {
            Method status = loader.loadClass(User.class.getName()).getMethod("status", String.class);
            assertThat(status.invoke(null, present)).isEqualTo(204);
            assertThatThrownBy(() -> status.invoke(null, missing))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("The adapter for " + missing + " is not on the class path")
                    .hasMessageContaining("dev.peregrine:" + artifact);
        }
    }
}
