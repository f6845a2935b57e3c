package dev.peregrine.azure;

import dev.peregrine.Environment;
import dev.peregrine.StartupException;
import dev.peregrine.spi.AppDefinition;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is deployed to Azure Functions: {@code host.json}, a directory with {@code function.json} for each path of the
 * app, {@code app.jar} and {@code lib/}. It reads the app's declaration, and from {@code peregrine-azure.properties} what
 * only a deployment knows; see {@code docs/azure.md}. The same input gives the same bytes.
 *
 * <p>A build tool runs {@link #main} with the app's runtime class path. Immutable; each method that changes something gives
 * a new packager.
 */
public final class AzurePackager {
    private static final String USAGE =
            "Usage: java -cp CLASSPATH dev.peregrine.azure.AzurePackager --app com.example.Shop"
                    + " --output target/azure [--properties peregrine-azure.properties] [--class-path PATH]";

    private final String app;
    private final List<Path> classPath;
    private final @Nullable Path properties;

    private AzurePackager(String app, List<Path> classPath, @Nullable Path properties) {
        this.app = app;
        this.classPath = classPath;
        this.properties = properties;
    }

    /**
     * A packager of the running class path.
     *
     * @param app the name of the class that implements {@link dev.peregrine.FunctionApp}, or of one handler class
     * @return the packager
     */
    public static AzurePackager of(String app) {
        return new AzurePackager(app, running(), null);
    }

    /**
     * This packager with another class path.
     *
     * @param entries directories with the app's own classes and resources, which go into {@code app.jar}, and jars, which go
     *     into {@code lib/}; those that don't exist are left out, as Java does
     * @return the new packager
     */
    public AzurePackager withClassPath(List<Path> entries) {
        return new AzurePackager(app, List.copyOf(entries), properties);
    }

    /**
     * This packager with settings from a file, instead of the resource {@code peregrine-azure.properties} of the class path.
     *
     * @param file the file
     * @return the new packager
     */
    public AzurePackager withProperties(Path file) {
        return new AzurePackager(app, classPath, file);
    }

    /**
     * Writes the package.
     *
     * @param output the directory: a new or empty one, or one with an earlier package, which is replaced except for its
     *     {@code local.settings.json}
     * @throws IOException when reading or writing fails
     * @throws StartupException that says what to change, when the app can't run on Azure Functions as it is declared and
     *     configured; nothing is written then
     */
    public void write(Path output) throws IOException {
        PackageDirectory directory = PackageDirectory.of(output, classPath);
        PackagerSettings settings;
        List<FunctionPlan.Planned> functions;
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(urls(), AzurePackager.class.getClassLoader())) {
            thread.setContextClassLoader(loader);
            AppDefinition definition = AppDefinition.from(Environment.of(Map.of("PEREGRINE_APP", app)));
            settings = settings(definition, loader);
            functions = FunctionPlan.of(definition, settings);
        } finally {
            thread.setContextClassLoader(before);
        }
        directory.write(app, settings, functions);
    }

    private PackagerSettings settings(AppDefinition definition, ClassLoader loader) throws IOException {
        if (properties != null) {
            try (Reader in = Files.newBufferedReader(properties)) {
                return PackagerSettings.read(in, properties.toString(), definition);
            }
        }
        URL resource = loader.getResource(PackagerSettings.FILE);
        if (resource == null) {
            String first = definition.functions().isEmpty()
                    ? "FUNCTION"
                    : definition.functions().get(0).name();
            throw new StartupException(
                    "There is no " + PackagerSettings.FILE + " on the class path. Write one, with a line"
                            + " such as " + first
                            + ".authLevel=anonymous for each function (or =function, =admin if callers need a"
                            + " key), and put it beside the app's resources or name it by --properties.");
        }
        try (Reader in = new InputStreamReader(resource.openStream(), StandardCharsets.UTF_8)) {
            return PackagerSettings.read(in, resource.toString(), definition);
        }
    }

    private URL[] urls() throws MalformedURLException {
        URL[] urls = new URL[classPath.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = classPath.get(i).toUri().toURL();
        }
        return urls;
    }

    /** The class path of this process, or of the plugin that runs a main method inside its build tool. */
    private static List<Path> running() {
        List<Path> entries = new ArrayList<>();
        if (AzurePackager.class.getClassLoader() instanceof URLClassLoader plugin) {
            for (URL url : plugin.getURLs()) {
                if (url.getProtocol().equals("file")) {
                    entries.add(Path.of(URI.create(url.toString())));
                }
            }
            return entries;
        }
        return split(System.getProperty("java.class.path"));
    }

    private static List<Path> split(String classPath) {
        List<Path> entries = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            if (!entry.isEmpty()) {
                entries.add(Path.of(entry));
            }
        }
        return entries;
    }

    /**
     * Writes a package: {@code --app} names the app's class and {@code --output} the directory; {@code --properties} and
     * {@code --class-path} as described at {@link #withProperties} and {@link #withClassPath}.
     *
     * @param arguments names and values in turn
     * @throws IOException when reading or writing fails
     * @throws StartupException that says what to change
     */
    public static void main(String... arguments) throws IOException {
        @Nullable String app = null;
        @Nullable String output = null;
        @Nullable String properties = null;
        @Nullable String classPath = null;
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new StartupException(arguments[i] + " has no value. " + USAGE);
            }
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--app" -> app = value;
                case "--output" -> output = value;
                case "--properties" -> properties = value;
                case "--class-path" -> classPath = value;
                default -> throw new StartupException(arguments[i] + " is no option. " + USAGE);
            }
        }
        if (app == null || output == null) {
            throw new StartupException("--app and --output are needed. " + USAGE);
        }
        AzurePackager packager = of(app);
        if (properties != null) {
            packager = packager.withProperties(Path.of(properties));
        }
        if (classPath != null) {
            packager = packager.withClassPath(split(classPath));
        }
        packager.write(Path.of(output));
    }
}
