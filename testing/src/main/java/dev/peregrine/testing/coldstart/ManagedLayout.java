package dev.peregrine.testing.coldstart;

import dev.peregrine.testing.runtime.RuntimeJars;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A function laid out as Lambda's managed Java runtimes have it: the runtime client alone on the JVM's class path, all its
 * classes in an archive, and the function's jars in {@code lib} of the task root, where the runtime client's own class loader
 * finds them. No archive holds a class of the function.
 */
final class ManagedLayout {
    /** The runtime client's own program for this: it loads all classes of its class path. */
    private static final String TRAINING = "com.amazonaws.services.lambda.runtime.api.client.ClasspathLoader";

    private ManagedLayout() {}

    /** Copies the jars into a task root. The runtime client reads them in the order of their names, so these are numbered. */
    static Deployment deploy(List<Path> jars, Path root) {
        try {
            Path lib = Files.createDirectories(root.resolve("lib"));
            for (int i = 0; i < jars.size(); i++) {
                Path jar = jars.get(i);
                Files.copy(jar, lib.resolve(String.format(Locale.ROOT, "%03d-%s", i, jar.getFileName())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lay out a task root", e);
        }
        return new Deployment(jars, Optional.of(root));
    }

    /** Writes the archive of the runtime client's classes; returns what the JVM printed. */
    static String archive(JvmVariant variant, Path file) throws InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(variant.jdk().resolve("bin").resolve("java").toString());
        command.addAll(variant.options());
        command.add(variant.archive().writing(file));
        command.add("-cp");
        command.add(String.join(
                File.pathSeparator,
                RuntimeJars.lambda().stream().map(Path::toString).toList()));
        command.add(TRAINING);
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try {
                process.getOutputStream().close();
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                process.waitFor();
                return output;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot archive the runtime client", e);
        }
    }
}
