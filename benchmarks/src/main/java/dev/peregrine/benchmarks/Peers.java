package dev.peregrine.benchmarks;

import dev.peregrine.testing.coldstart.Candidate;
import dev.peregrine.testing.wire.ClientRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The contact form in each way of writing it. Those of others are built by {@code benchmarks/peers/pom.xml}. */
final class Peers {
    /** What the others are compared with: as most write it. */
    static final String NATIVE = "`RequestHandler` with the vendor's types, databind";

    private static final String ACCEPTED = "\"statusCode\":202";
    private static final String BODY = "{\"name\":\"Ada Lovelace\",\"email\":\"ada@example.com\",\"message\":\""
            + "Do you ship to London? ".repeat(23) + "– Ada\"}";

    private final Path folder;

    Peers(Path folder) {
        this.folder = folder;
    }

    /** All of them, by the names that tables have. */
    Map<String, Candidate> all() {
        Map<String, Candidate> all = new LinkedHashMap<>();
        all.put(
                "echo, `RequestStreamHandler`",
                Candidate.lambda(Echo.class.getName())
                        .adapter()
                        .classes(Echo.class)
                        .request(request())
                        .answering("rawPath"));
        all.put("by hand, jackson-core", peer("by-hand", "peers.ContactFormByHand"));
        all.put(
                "**Peregrine**",
                Candidate.portable("aws")
                        .app(ContactApp.class)
                        .adapter()
                        .classes(ContactApp.class)
                        .request(request())
                        .answering(ACCEPTED));
        all.put(NATIVE, peer("native", "peers.NativeContactForm"));
        all.put(
                "Quarkus 3.33.2, amazon-lambda",
                peer("quarkus", "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest"));
        all.put("http4k 5.10.1.0", peer("http4k", "peers.Http4kContactForm"));
        all.put("Powertools 2.9.0, logging", peer("powertools", "peers.PowertoolsContactForm"));
        all.put(
                "Spring Cloud Function 5.0.5, functional",
                peer("spring", "org.springframework.cloud.function.adapter.aws.FunctionInvoker::handleRequest")
                        .environment("MAIN_CLASS", "peers.SpringContactForm")
                        .environment("SPRING_CLOUD_FUNCTION_DEFINITION", "contact"));
        return all;
    }

    private static ClientRequest request() {
        return ClientRequest.of("POST", "/contact")
                .withHeader("Accept", "application/json")
                .withHeader("Accept-Encoding", "gzip, deflate, br")
                .withHeader("Accept-Language", "en-GB,en;q=0.7")
                .withHeader("Content-Type", "application/json")
                .withHeader("Origin", "https://shop.example")
                .withHeader("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0")
                .withBody(BODY.getBytes(StandardCharsets.UTF_8));
    }

    private Candidate peer(String name, String handler) {
        return Candidate.lambda(handler)
                .classPath(jars(folder.resolve(name).resolve("target")))
                .request(request())
                .answering(ACCEPTED);
    }

    /** What a peer is deployed with: its own jar before its libraries. */
    private static List<Path> jars(Path target) {
        if (!Files.isDirectory(target.resolve("lib"))) {
            throw new IllegalStateException(
                    target + " isn't built. Run first: mvn -q -f benchmarks/peers/pom.xml package");
        }
        try (Stream<Path> own = Files.list(target);
                Stream<Path> libraries = Files.list(target.resolve("lib"))) {
            // Quarkus deploys what it has made of the plain jar
            List<Path> mine =
                    own.filter(file -> file.toString().endsWith(".jar")).toList();
            boolean remade = mine.stream().anyMatch(file -> file.toString().endsWith("-runner.jar"));
            return Stream.concat(
                            mine.stream()
                                    .filter(file -> !remade || file.toString().endsWith("-runner.jar")),
                            libraries
                                    .filter(file -> file.toString().endsWith(".jar"))
                                    .sorted())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
