package dev.peregrine.testing.runtime;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Class paths of processes. */
final class ClassPaths {

    private ClassPaths() {}

    /** Where this JVM loaded a class from. */
    static Path of(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || !source.getLocation().getProtocol().equals("file")) {
            throw new IllegalArgumentException(type + " was not loaded from a jar or folder on the disk");
        }
        return Path.of(URI.create(source.getLocation().toString()));
    }

    /** The class path of this JVM, as far as it is on the disk. */
    static List<Path> ofThisJvm() {
        List<Path> paths = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1)) {
            Path path = Path.of(entry);
            if (Files.exists(path)) {
                paths.add(path);
            }
        }
        return paths;
    }

    static String join(List<Path> paths) {
        StringBuilder joined = new StringBuilder();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new IllegalArgumentException("Not on the disk, so it cannot be on the class path: " + path);
            }
            joined.append(joined.length() == 0 ? "" : File.pathSeparator).append(path.toAbsolutePath());
        }
        return joined.toString();
    }
}
