package dev.peregrine.codec.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** One run of the compiler with the processor over sources of a test. */
final class Compilation {
    private final Path classes;
    private final List<Diagnostic<? extends JavaFileObject>> diagnostics;

    private Compilation(Path classes, List<Diagnostic<? extends JavaFileObject>> diagnostics) {
        this.classes = classes;
        this.diagnostics = diagnostics;
    }

    /** Writes a source file by its path, such as {@code shop/Order.java}. */
    static Path source(Path folder, String path, String text) throws IOException {
        Path file = folder.resolve("sources").resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    static Compilation of(Path folder, List<Path> sources, List<String> options) throws IOException {
        return of(folder, sources, options, List.of(new CodecProcessor()));
    }

    static Compilation of(Path folder, List<Path> sources, List<String> options, List<Processor> processors)
            throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Path generated = Files.createDirectories(folder.resolve("generated"));
        List<String> all = new ArrayList<>(List.of(
                "-d", classes.toString(), "-s", generated.toString(), "-XDstringConcat=inline", "--release", "17"));
        if (!options.contains("-p") && !options.contains("-cp")) {
            all.addAll(List.of("-cp", System.getProperty("java.class.path")));
        }
        all.addAll(options);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavaCompiler.CompilationTask task =
                    compiler.getTask(null, files, diagnostics, all, null, files.getJavaFileObjectsFromPaths(sources));
            if (!processors.isEmpty()) {
                task.setProcessors(processors);
            }
            task.call();
        }
        return new Compilation(classes, diagnostics.getDiagnostics());
    }

    /** The messages of errors and warnings. */
    List<String> problems() {
        List<String> messages = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics) {
            if (diagnostic.getKind() != Diagnostic.Kind.NOTE) {
                messages.add(diagnostic.getMessage(Locale.ROOT));
            }
        }
        return messages;
    }

    Compilation assertClean() {
        assertThat(problems()).isEmpty();
        return this;
    }

    Path classes() {
        return classes;
    }

    /** The binary names of the generated classes, in order. */
    List<String> generated() throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith("$Json.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length())
                            .replace('/', '.')
                            .replace('\\', '.'))
                    .sorted()
                    .toList();
        }
    }

    /** A class of the compilation, loaded anew beside this test's own. */
    Class<?> load(String name) throws IOException, ClassNotFoundException {
        URL[] folder = {classes.toUri().toURL()};
        return Class.forName(name, true, new URLClassLoader(folder, Compilation.class.getClassLoader()));
    }
}
