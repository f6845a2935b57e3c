package dev.peregrine.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import dev.peregrine.FunctionApp;
import io.cloudevents.CloudEvent;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** An app compiled by itself, so that nothing but its package can supply its classes, and what it runs with. */
final class CompiledApp {
    private static final String SHOP = """
            public final class Shop implements FunctionApp {
                @Override public void define(Functions f) {
                    f.http("all", "/{path...}", (request, context) -> HttpResponse.text(200, "all of " + request.path()));
                    f.http("list", "GET /orders", (request, context) -> HttpResponse.text(200, "list"));
                    f.http("add", "POST /orders", (request, context) -> HttpResponse.text(201, request.text()));
                    f.http("one", "GET /orders/{id}", (request, context) -> HttpResponse.text(200, request.pathParameter("id")))
                        .route("/Items/{id}");
                    f.http("deadline", "GET /deadline", (request, context) -> HttpResponse.text(
                        200, "" + (context.remainingTime().toSeconds() <= 60) + context.deadlineEstimated()));
                }
            }
            """;

    static final String SHOP_PROPERTIES = """
            # who may call
            functionTimeout=00:01:00
            all.authLevel=anonymous
            list.authLevel=anonymous
            add.authLevel = anonymous
            one.authLevel: anonymous
            deadline.authLevel=anonymous
            """;

    final Path classes;

    private CompiledApp(Path classes) {
        this.classes = classes;
    }

    static CompiledApp of(Path directory, String name, String body) throws IOException {
        Path source = Files.createDirectories(directory.resolve("source")).resolve(name + ".java");
        Files.writeString(source, """
                package shop;
                import dev.peregrine.*;
                import dev.peregrine.http.*;
                """ + body);
        Path classes = Files.createDirectories(directory.resolve("classes"));
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        classes.toString(),
                        source.toString());
        assertThat(result).isZero();
        return new CompiledApp(classes);
    }

    static CompiledApp shop(Path directory) throws IOException {
        return of(directory, "Shop", SHOP);
    }

    CompiledApp resource(String name, String text) throws IOException {
        Path file = classes.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /** The runtime class path, as a build tool passes it. */
    List<Path> classPath() {
        List<Path> entries = new ArrayList<>();
        entries.add(classes);
        for (Class<?> of : List.of(
                AzureFunction.class,
                FunctionApp.class,
                JsonFactory.class,
                CloudEvent.class,
                com.microsoft.azure.functions.ExecutionContext.class,
                com.microsoft.azure.functions.annotation.HttpTrigger.class)) {
            entries.add(location(of));
        }
        entries.add(classes.resolve("there-is-none"));
        return entries;
    }

    AzurePackager packager(String name) {
        return AzurePackager.of("shop." + name).withClassPath(classPath());
    }

    static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
