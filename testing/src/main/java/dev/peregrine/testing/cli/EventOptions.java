package dev.peregrine.testing.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What can be said of an example event. Each source takes those that mean something to it. */
final class EventOptions {
    /** What stands for an event's number, from 1 on. */
    static final String NUMBER = "{n}";

    @Option(names = "--id", paramLabel = "ID", description = "Its id; {n} without it.")
    String id = NUMBER;

    @Option(
            names = "--count",
            paramLabel = "N",
            description =
                    "How many events, 1 without it. In --id, --key, --body and --path {n} stands for the number of each.")
    int count = 1;

    @Option(
            names = "--body",
            paramLabel = "TEXT",
            description = "The body of a message or request, the document of a change, the data of a CloudEvent,"
                    + " the payload of a schedule or invocation.")
    Optional<String> body = Optional.empty();

    @Option(names = "--body-file", paramLabel = "FILE", description = "A file that holds the body, of any bytes.")
    Optional<Path> bodyFile = Optional.empty();

    @Option(
            names = "--content-type",
            paramLabel = "TYPE",
            description = "The body's media type; without it application/json for JSON, text/plain for other text.")
    Optional<String> contentType = Optional.empty();

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "A message's ordering key, group or partition key; an object's name; a document's id.")
    Optional<String> key = Optional.empty();

    @Option(
            names = "--attribute",
            paramLabel = "NAME=VALUE",
            description = "An attribute of a message, or an extension of a CloudEvent. May be repeated.")
    Map<String, String> attributes = new LinkedHashMap<>();

    @Option(
            names = "--from",
            paramLabel = "NAME",
            description =
                    "The name of the queue, topic, stream, bucket, collection or schedule; a CloudEvent's source.")
    Optional<String> from = Optional.empty();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "created, deleted or metadata for objects; inserted, updated or deleted for documents.")
    Optional<String> kind = Optional.empty();

    @Option(names = "--type", paramLabel = "TYPE", description = "A CloudEvent's type.")
    String type = "com.example.order.placed";

    @Option(
            names = "--time",
            paramLabel = "TIME",
            description = "When it happened, such as 2025-01-15T12:00:00Z, which it is without it.")
    Instant time = Instant.parse("2025-01-15T12:00:00Z");

    @Option(names = "--attempt", paramLabel = "N", description = "How often a message has been delivered, 1 at first.")
    int attempt = 1;

    @Option(names = "--size", paramLabel = "BYTES", description = "An object's size.")
    long size = 1024;

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            description = "The method of a request; POST with a body, else GET.")
    Optional<String> method = Optional.empty();

    @Option(names = "--path", paramLabel = "PATH", description = "The path and query of a request, encoded.")
    String path = "/";

    @Option(names = "--header", paramLabel = "NAME=VALUE", description = "A header of a request. May be repeated.")
    Map<String, String> headers = new LinkedHashMap<>();
}
