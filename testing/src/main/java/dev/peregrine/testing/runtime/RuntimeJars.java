package dev.peregrine.testing.runtime;

import com.fasterxml.jackson.core.JsonFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the vendors' runtimes as jar files. They are no dependencies of a test, because Google's brings copies of Jackson
 * and SLF4J that would shadow the real ones. Looked for in this order:
 *
 * <ol>
 *   <li>the folder that the system property {@code peregrine.testing.runtimes} names;
 *   <li>{@code target/runtimes} in the working folder, where a build can copy them;
 *   <li>the local Maven repository: where this class path's jars come from, {@code maven.repo.local}, {@code
 *       ~/.m2/repository}.
 * </ol>
 */
public final class RuntimeJars {

    private static final String FOLDER = "peregrine.testing.runtimes";

    private RuntimeJars() {}

    record Jar(String group, String artifact, String version) {

        String file() {
            return artifact + "-" + version + ".jar";
        }

        Path in(Path repository) {
            return repository
                    .resolve(group.replace('.', '/'))
                    .resolve(artifact)
                    .resolve(version)
                    .resolve(file());
        }

        @Override
        public String toString() {
            return group + ":" + artifact + ":" + version;
        }
    }

    /**
     * Returns AWS's runtime client and the jars it needs.
     *
     * @return the jars, the client first
     * @throws IllegalStateException if one is not found, with the command that fetches it
     */
    public static List<Path> lambda() {
        return List.of(
                find(new Jar("com.amazonaws", "aws-lambda-java-runtime-interface-client", "2.9.0")),
                find(new Jar("com.amazonaws", "aws-lambda-java-core", "1.4.0")),
                find(new Jar("com.amazonaws", "aws-lambda-java-serialization", "1.2.0")),
                find(new Jar("software.amazon.awssdk", "utils-lite", "2.34.0")));
    }

    /**
     * Returns Google's invoker.
     *
     * @return one jar with everything in it
     * @throws IllegalStateException if it is not found, with the command that fetches it
     */
    public static Path google() {
        return find(new Jar("com.google.cloud.functions.invoker", "java-function-invoker", "2.0.0"));
    }

    private static Path find(Jar jar) {
        List<Path> folders = new ArrayList<>();
        String folder = System.getProperty(FOLDER);
        if (folder != null) {
            folders.add(Path.of(folder));
        }
        folders.add(Path.of("target", "runtimes"));
        return find(jar, folders, repositories());
    }

    static Path find(Jar jar, List<Path> folders, Set<Path> repositories) {
        List<Path> places = new ArrayList<>();
        folders.forEach(folder -> places.add(folder.resolve(jar.file())));
        repositories.forEach(repository -> places.add(jar.in(repository)));
        for (Path place : places) {
            if (Files.isRegularFile(place)) {
                return place.toAbsolutePath();
            }
        }
        throw new IllegalStateException("Cannot find " + jar + ". Fetch it into the local Maven repository with\n"
                + "  mvn dependency:get -Dartifact=" + jar + "\n"
                + "or put it into a folder named by the system property " + FOLDER + ". Looked for: " + places);
    }

    private static Set<Path> repositories() {
        Set<Path> repositories = new LinkedHashSet<>();
        Path repository = repositoryOf(JsonFactory.class, Path.of("com", "fasterxml", "jackson", "core"));
        if (repository != null) {
            repositories.add(repository);
        }
        String local = System.getProperty("maven.repo.local");
        if (local != null) {
            repositories.add(Path.of(local));
        }
        repositories.add(Path.of(System.getProperty("user.home"), ".m2", "repository"));
        return repositories;
    }

    /** The repository a class was loaded from, if its jar stands in a folder of its group. */
    private static @Nullable Path repositoryOf(Class<?> type, Path group) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || !source.getLocation().getProtocol().equals("file")) {
            return null;
        }
        Path path = Path.of(URI.create(source.getLocation().toString()));
        while (path != null && !path.endsWith(group)) {
            path = path.getParent();
        }
        for (int i = 0; path != null && i < group.getNameCount(); i++) {
            path = path.getParent();
        }
        return path;
    }
}
