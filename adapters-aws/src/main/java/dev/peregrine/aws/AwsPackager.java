package dev.peregrine.aws;

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
 * Writes {@code template.yaml}, with which the AWS Serverless Application Model deploys an app: a Lambda function for each
 * function of the app, all its HTTP functions in one, and what feeds them. It reads the app's declaration, and from
 * {@code peregrine-aws.properties} what only a deployment knows; see {@code docs/aws.md}. The same input gives the same bytes.
 *
 * <p>A build tool runs {@link #main} with the app's runtime class path. Immutable; each method that changes something gives
 * a new packager.
 */
public final class AwsPackager {
    private static final String TEMPLATE = "template.yaml";
    private static final String USAGE = "Usage: java -cp CLASSPATH dev.peregrine.aws.AwsPackager --app com.example.Shop"
            + " --output target/sam [--properties peregrine-aws.properties] [--resources resources.yaml]"
            + " [--class-path PATH]";

    private final String app;
    private final List<Path> classPath;
    private final @Nullable Path properties;
    private final @Nullable Path resources;

    private AwsPackager(String app, List<Path> classPath, @Nullable Path properties, @Nullable Path resources) {
        this.app = app;
        this.classPath = classPath;
        this.properties = properties;
        this.resources = resources;
    }

    /**
     * A packager of the running class path.
     *
     * @param app the name of the class that implements {@link dev.peregrine.FunctionApp}, or of one handler class
     * @return the packager
     */
    public static AwsPackager of(String app) {
        return new AwsPackager(app, running(), null, null);
    }

    /**
     * This packager with another class path.
     *
     * @param entries directories and jars in which the app and its settings are found
     * @return the new packager
     */
    public AwsPackager withClassPath(List<Path> entries) {
        return new AwsPackager(app, List.copyOf(entries), properties, resources);
    }

    /**
     * This packager with settings from a file, instead of the resource {@code peregrine-aws.properties} of the class path.
     *
     * @param file the file
     * @return the new packager
     */
    public AwsPackager withProperties(Path file) {
        return new AwsPackager(app, classPath, file, resources);
    }

    /**
     * This packager with resources of your own, such as queues and buckets, which are taken into the template as they are.
     *
     * @param file YAML: names of resources, and what belongs to them indented below
     * @return the new packager
     */
    public AwsPackager withResources(Path file) {
        return new AwsPackager(app, classPath, properties, file);
    }

    /**
     * Writes the template.
     *
     * @param output the directory; its {@code template.yaml} is replaced and nothing else is touched
     * @return what the user has to know, such as where events can be dropped; one sentence or more each, often none
     * @throws IOException when reading or writing fails
     * @throws StartupException that says what to change, when the app can't run on AWS Lambda as it is declared and
     *     configured; nothing is written then
     */
    public List<String> write(Path output) throws IOException {
        if (Files.exists(output) && !Files.isDirectory(output)) {
            throw new StartupException("The output " + output + " is a file; name a directory.");
        }
        OwnResources own = resources == null
                ? OwnResources.NONE
                : OwnResources.read(Files.readString(resources), resources.toString());
        SamTemplate template;
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(urls(), AwsPackager.class.getClassLoader())) {
            thread.setContextClassLoader(loader);
            AppDefinition definition = AppDefinition.from(Environment.of(Map.of("PEREGRINE_APP", app)));
            template = SamTemplate.of(app, definition, settings(loader), own);
        } finally {
            thread.setContextClassLoader(before);
        }
        Files.createDirectories(output);
        Files.writeString(output.resolve(TEMPLATE), template.text());
        return template.notices();
    }

    private PackagerSettings settings(ClassLoader loader) throws IOException {
        if (properties != null) {
            try (Reader in = Files.newBufferedReader(properties)) {
                return PackagerSettings.read(in, properties.toString());
            }
        }
        URL resource = loader.getResource(PackagerSettings.FILE);
        if (resource == null) {
            throw new StartupException(
                    "There is no " + PackagerSettings.FILE + " on the class path. Write one, with a line"
                            + " such as codeUri=../shop.zip and what feeds each function, and put it beside the app's resources"
                            + " or name it by --properties.");
        }
        try (Reader in = new InputStreamReader(resource.openStream(), StandardCharsets.UTF_8)) {
            return PackagerSettings.read(in, resource.toString());
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
        if (AwsPackager.class.getClassLoader() instanceof URLClassLoader plugin) {
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
     * Writes a template and prints what the user has to know: {@code --app} names the app's class and {@code --output} the
     * directory; {@code --properties}, {@code --resources} and {@code --class-path} as described at {@link #withProperties},
     * {@link #withResources} and {@link #withClassPath}.
     *
     * @param arguments names and values in turn
     * @throws IOException when reading or writing fails
     * @throws StartupException that says what to change
     */
    public static void main(String... arguments) throws IOException {
        @Nullable String app = null;
        @Nullable String output = null;
        @Nullable String properties = null;
        @Nullable String resources = null;
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
                case "--resources" -> resources = value;
                case "--class-path" -> classPath = value;
                default -> throw new StartupException(arguments[i] + " is no option. " + USAGE);
            }
        }
        if (app == null || output == null) {
            throw new StartupException("--app and --output are needed. " + USAGE);
        }
        AwsPackager packager = of(app);
        if (properties != null) {
            packager = packager.withProperties(Path.of(properties));
        }
        if (resources != null) {
            packager = packager.withResources(Path.of(resources));
        }
        if (classPath != null) {
            packager = packager.withClassPath(split(classPath));
        }
        for (String notice : packager.write(Path.of(output))) {
            System.out.println("Notice: " + notice);
        }
    }
}
