package dev.peregrine.aws;

import dev.peregrine.FunctionApp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** One run of the packager's main method over real files. */
record PackagerRun(String template, String printed) {
    static PackagerRun of(Path directory, Class<? extends FunctionApp> app, String properties) throws IOException {
        return of(directory, app, properties, "");
    }

    /** Not for tests that run in parallel: what is printed goes through {@link System#out}. */
    static PackagerRun of(Path directory, Class<? extends FunctionApp> app, String properties, String resources)
            throws IOException {
        Path settings = Files.writeString(directory.resolve("my.properties"), properties);
        Path own = Files.writeString(directory.resolve("resources.yaml"), resources);
        Path output = directory.resolve("sam");
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            AwsPackager.main(
                    "--app",
                    app.getName(),
                    "--output",
                    output.toString(),
                    "--properties",
                    settings.toString(),
                    "--resources",
                    own.toString());
        } finally {
            System.setOut(before);
        }
        return new PackagerRun(
                Files.readString(output.resolve("template.yaml")), printed.toString(StandardCharsets.UTF_8));
    }

    Object at(String... path) {
        return TemplateReader.at(TemplateReader.read(template), path);
    }
}
