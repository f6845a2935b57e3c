package dev.peregrine.testing.coldstart;

import dev.peregrine.testing.runtime.FunctionJars;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A part of a class path, which may have to be packed into jars first. */
interface ClassPathPart {
    /** Its jars, in this folder where they must be packed. */
    List<Path> in(Path folder);

    /** A jar as it is, a folder packed. */
    static Path jar(Path path, Path folder) {
        if (!Files.exists(path)) {
            throw new IllegalArgumentException("Not on the disk, so it cannot be on the class path: " + path);
        }
        return Files.isDirectory(path) ? FunctionJars.pack(free(folder, "folder"), path) : path;
    }

    /** A name for a jar that the folder doesn't have yet. */
    static Path free(Path folder, String name) {
        Path jar = folder.resolve(name + ".jar");
        for (int i = 2; Files.exists(jar); i++) {
            jar = folder.resolve(name + "-" + i + ".jar");
        }
        return jar;
    }
}
