package dev.peregrine.testing.runtime;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonFactory;
import com.google.cloud.functions.HttpFunction;
import dev.peregrine.FunctionApp;
import dev.peregrine.aws.LambdaFunction;
import dev.peregrine.gcp.GoogleHttpFunction;
import io.cloudevents.CloudEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.slf4j.Logger;

/**
 * A function's class path as it is deployed: jars alone. A JVM's shared archive takes only jars, and a folder of classes has
 * no size that means anything, so what a build has not packed yet is packed here.
 */
public final class FunctionJars {

    private FunctionJars() {}

    /**
     * Returns what the AWS adapter brings along: core, the adapter and the jars they need.
     *
     * @param folder where to put jars that must be packed first
     * @return the jars
     */
    public static List<Path> aws(Path folder) {
        return jarsOf(
                folder,
                FunctionApp.class,
                LambdaFunction.class,
                JsonFactory.class,
                Logger.class,
                CloudEvent.class,
                RequestStreamHandler.class,
                org.crac.Core.class);
    }

    /**
     * Returns what the Google adapter brings along: core, the adapter and the jars they need.
     *
     * @param folder where to put jars that must be packed first
     * @return the jars
     */
    public static List<Path> google(Path folder) {
        return jarsOf(
                folder,
                FunctionApp.class,
                GoogleHttpFunction.class,
                JsonFactory.class,
                Logger.class,
                CloudEvent.class,
                HttpFunction.class);
    }

    private static List<Path> jarsOf(Path folder, Class<?>... types) {
        List<Path> jars = new ArrayList<>();
        for (Class<?> type : types) {
            jars.add(jarOf(type, folder));
        }
        return jars;
    }

    /**
     * Returns the jar that this JVM loaded a class from. Where that is a folder of classes, all of it is packed.
     *
     * @param type the class
     * @param folder where to put the jar if it must be packed; named like the class
     * @return the jar
     */
    public static Path jarOf(Class<?> type, Path folder) {
        Path source = ClassPaths.of(type);
        return Files.isDirectory(source) ? pack(folder.resolve(type.getSimpleName() + ".jar"), source) : source;
    }

    /**
     * Packs a folder of classes and resources.
     *
     * @param jar the jar to write
     * @param source the folder
     * @return the jar
     */
    public static Path pack(Path jar, Path source) {
        return pack(source, name -> true, jar);
    }

    /**
     * Packs some classes, with those nested in them.
     *
     * @param jar the jar to write
     * @param types the classes, all from the folder of the first one
     * @return the jar
     */
    public static Path pack(Path jar, Class<?>... types) {
        List<String> names = new ArrayList<>();
        for (Class<?> type : types) {
            names.add(type.getName().replace('.', '/'));
        }
        return pack(
                ClassPaths.of(types[0]),
                file -> names.stream().anyMatch(name -> file.equals(name + ".class") || file.startsWith(name + "$")),
                jar);
    }

    private static Path pack(Path source, Predicate<String> wanted, Path jar) {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = source.relativize(file).toString().replace('\\', '/');
                if (wanted.test(name)) {
                    out.putNextEntry(new ZipEntry(name));
                    Files.copy(file, out);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot pack " + source, e);
        }
        return jar;
    }
}
