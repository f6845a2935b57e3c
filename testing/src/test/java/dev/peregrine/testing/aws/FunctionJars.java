package dev.peregrine.testing.aws;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonFactory;
import dev.peregrine.FunctionApp;
import dev.peregrine.aws.LambdaFunction;
import io.cloudevents.CloudEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.slf4j.Logger;

/** A function's class path as it is deployed: jars alone, and only those that the AWS adapter brings along. */
final class FunctionJars {
    private FunctionJars() {}

    /** The jars of the adapter and all it needs; what must be packed first goes into a folder. */
    static List<Path> library(Path folder) {
        List<Path> jars = new ArrayList<>();
        for (Class<?> type : List.of(
                FunctionApp.class,
                LambdaFunction.class,
                JsonFactory.class,
                Logger.class,
                CloudEvent.class,
                RequestStreamHandler.class,
                org.crac.Core.class)) {
            jars.add(jarOf(type, folder));
        }
        return jars;
    }

    /** The jar a class is in; a build that hasn't made its jars yet has a folder, which is packed. */
    static Path jarOf(Class<?> type, Path folder) {
        Path source = sourceOf(type);
        return Files.isDirectory(source)
                ? pack(source, name -> true, folder.resolve(type.getSimpleName() + ".jar"))
                : source;
    }

    /** Packs some classes, with those nested in them. */
    static Path pack(Path jar, Class<?>... types) {
        List<String> names = new ArrayList<>();
        for (Class<?> type : types) {
            names.add(type.getName().replace('.', '/'));
        }
        return pack(
                sourceOf(types[0]),
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

    private static Path sourceOf(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }
}
