package dev.peregrine.azure;

import dev.peregrine.StartupException;
import dev.peregrine.spi.Deployment;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The directory that is deployed. */
final class PackageDirectory {
    private static final String VENDOR = "com/microsoft/azure/functions/";

    private final Path directory;
    private final List<Path> classes = new ArrayList<>();
    private final List<Path> jars = new ArrayList<>();

    private PackageDirectory(Path directory) {
        this.directory = directory;
    }

    /** Looks at what is there without changing it. */
    static PackageDirectory of(Path output, List<Path> classPath) throws IOException {
        PackageDirectory made = new PackageDirectory(output.toAbsolutePath().normalize());
        made.checkDirectory();
        Set<Path> entries = new LinkedHashSet<>();
        for (Path entry : classPath) {
            if (Files.exists(entry)) {
                entries.add(entry.toRealPath());
            }
        }
        for (Path entry : entries) {
            made.sort(entry);
        }
        return made;
    }

    private void checkDirectory() throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        if (!Files.isDirectory(directory)) {
            throw new StartupException("The output " + directory + " is a file; name a directory.");
        }
        List<Path> present = list(directory);
        boolean earlier =
                present.contains(directory.resolve("host.json")) && present.contains(directory.resolve("app.jar"));
        if (!present.isEmpty() && !earlier) {
            throw new StartupException("The output " + directory
                    + " holds files that aren't an earlier package; name an empty" + " or a new directory.");
        }
    }

    private void sort(Path entry) throws IOException {
        if (entry.startsWith(directory)) {
            throw new StartupException("The class path entry " + entry + " lies in the output " + directory
                    + ", which is replaced; name another output.");
        }
        if (Files.isDirectory(entry)) {
            if (directory.startsWith(entry)) {
                throw new StartupException("The output " + directory + " lies in the class path entry " + entry
                        + "; name another output.");
            }
            classes.add(entry);
        } else if (entry.toString().endsWith(".jar")) {
            if (!isSuppliedByWorker(entry)) {
                jars.add(entry);
            }
        } else {
            throw new StartupException("The class path entry " + entry + " is neither a directory nor a jar.");
        }
    }

    /** The worker brings Microsoft's function API itself and looks there first. */
    private static boolean isSuppliedByWorker(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            List<String> names = file.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .toList();
            return (names.contains(VENDOR + "ExecutionContext.class")
                            || names.contains(VENDOR + "annotation/HttpTrigger.class"))
                    && names.stream().allMatch(name -> name.startsWith(VENDOR));
        }
    }

    /** What is deployed must hold what the host will look for. */
    private void checkComplete(String app) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (List<Path> entries : List.of(classes, jars)) {
            for (Path entry : entries) {
                urls.add(entry.toUri().toURL());
            }
        }
        try (URLClassLoader loader = new URLClassLoader(urls.toArray(new URL[0]), null)) {
            for (String name : List.of(app, AzureFunction.class.getName(), Deployment.class.getName())) {
                if (loader.getResource(name.replace('.', '/') + ".class") == null) {
                    throw new StartupException(
                            "The class path lacks " + name + ". Name the app's own classes and all jars it"
                                    + " runs with, peregrine-adapters-azure among them: the runtime class path of the build.");
                }
            }
        }
    }

    void write(String app, PackagerSettings settings, List<FunctionPlan.Planned> functions) throws IOException {
        checkComplete(app);
        Files.createDirectories(directory);
        for (Path present : list(directory)) {
            if (!present.endsWith("local.settings.json")) {
                delete(present);
            }
        }
        boolean extensions = false;
        for (FunctionPlan.Planned function : functions) {
            FunctionFiles.writeFunction(functionFile(function.name()), function);
        }
        for (EventBinding function : settings.events().values()) {
            FunctionFiles.writeEvents(functionFile(function.function()), function);
            extensions |= function.trigger() != Trigger.TIMER;
        }
        if (settings.warmup()) {
            FunctionFiles.writeWarmup(functionFile(FunctionPlan.WARMUP));
        }
        FunctionFiles.writeHost(directory.resolve("host.json"), settings.functionTimeout(), extensions);
        Path lib = Files.createDirectory(directory.resolve("lib"));
        Set<String> taken = new HashSet<>();
        for (Path jar : jars) {
            Files.copy(jar, lib.resolve(free(String.valueOf(jar.getFileName()), taken)));
        }
        AppJar.write(directory.resolve("app.jar"), classes, app, settings);
    }

    private Path functionFile(String function) throws IOException {
        return Files.createDirectory(directory.resolve(function)).resolve("function.json");
    }

    /** Jars of different groups may have the same name. */
    private static String free(String name, Set<String> taken) {
        String base = name.substring(0, name.length() - ".jar".length());
        String free = name;
        for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
            free = base + "-" + number + ".jar";
        }
        return free;
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    private static void delete(Path tree) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(tree)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
