package dev.peregrine.testing.cli;

import dev.peregrine.Context;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.Shared;
import dev.peregrine.event.BatchResult;
import dev.peregrine.event.Change;
import dev.peregrine.event.Message;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.RawChange;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.ScheduledEvent;
import dev.peregrine.http.HttpResponse;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A function of every kind that writes what it gets to the file that RECORD names, a line for each event. */
public final class RecordingApp implements FunctionApp {
    @Override
    public void define(Functions f) {
        Shared<Path> file = f.shared(() -> file(f.environment()));
        f.http("http", "/{path...}", (request, context) -> {
            String seen = request.method() + " " + request.rawPath() + "?" + request.rawQuery() + " "
                    + request.header("x-test").orElse("") + " " + request.text();
            record(file.get(), seen);
            return HttpResponse.text(request.rawPath().equals("/none") ? 404 : 200, seen);
        });
        f.invoke("invoke", String.class, String.class, (input, context) -> {
            record(file.get(), input);
            return input;
        });
        f.messages("messages", byte[].class, (Message<byte[]> message, Context context) -> {
            record(file.get(), seen(message.raw()));
        });
        f.messages("messages-unwrapped", byte[].class, (Message<byte[]> message, Context context) -> {
                    record(file.get(), seen(message.raw()));
                })
                .unwrapped();
        f.batches("batches", byte[].class, (batch, context) -> batch(file.get(), batch));
        f.batches("batches-unwrapped", byte[].class, (batch, context) -> batch(file.get(), batch))
                .unwrapped();
        f.objects("objects", (object, context) -> record(file.get(), seen(object)));
        f.objects("objects-unwrapped", (object, context) -> record(file.get(), seen(object)))
                .unwrapped();
        f.changes("changes", byte[].class, (change, context) -> record(file.get(), seen(change)));
        f.schedule(
                "nightly", "0 3 * * *", ZoneOffset.UTC, (occurrence, context) -> record(file.get(), seen(occurrence)));
        f.events("events", (event, context) -> record(file.get(), seen(event)));
    }

    private static Path file(Environment environment) {
        return Path.of(environment.require("RECORD"));
    }

    private static synchronized void record(Path file, String seen) throws IOException {
        Files.writeString(file, seen + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static BatchResult batch(Path file, List<Message<byte[]>> batch) throws IOException {
        for (Message<byte[]> message : batch) {
            record(file, seen(message.raw()));
        }
        return BatchResult.done();
    }

    /** A neutral event in one line, all of it that every handler can see. */
    static String seen(Object event) {
        List<String> parts = new ArrayList<>();
        if (event instanceof RawMessage message) {
            parts.add(message.id() + " " + message.text() + " " + message.source());
            for (int i = 0; i < message.attributes().size(); i++) {
                parts.add(message.attributes().name(i) + "="
                        + message.attributes().value(i));
            }
            parts.add(message.orderingKey() + " " + message.attempt() + " " + message.publishedTime() + " "
                    + message.partition() + " " + message.sequence() + " " + message.contentType());
        } else if (event instanceof ObjectEvent object) {
            parts.add(object.id() + " " + object.kind() + " " + object.container() + " " + object.key() + " "
                    + object.size() + " " + object.time() + " " + object.etag());
        } else if (event instanceof RawChange change) {
            parts.add(change(change.id(), change.kind(), change.key(), change.collection()));
            parts.add(json(change.oldImage()) + " " + json(change.newImage()) + " " + change.time());
        } else if (event instanceof Change<?> change) {
            parts.add(change(change.id(), change.kind(), change.key(), change.collection()));
            parts.add(json(change.oldImage()) + " " + json(change.newImage()) + " " + change.time());
        } else if (event instanceof ScheduledEvent occurrence) {
            parts.add(occurrence.id() + " " + occurrence.scheduleName() + " " + occurrence.scheduledTime() + " "
                    + text(occurrence.payload()));
        } else if (event instanceof CloudEvent cloudEvent) {
            CloudEventData data = Objects.requireNonNull(cloudEvent.getData());
            parts.add(cloudEvent.getId() + " " + cloudEvent.getSource() + " " + cloudEvent.getType() + " "
                    + cloudEvent.getTime() + " " + json(Optional.of(data.toBytes())));
        }
        return String.join(" ", parts).replaceAll("\\s+", " ");
    }

    private static String change(String id, Change.Kind kind, String key, String collection) {
        return id + " " + kind + " " + key + " " + collection;
    }

    /** JSON that a host may have written anew, without spaces. */
    private static String json(Optional<?> bytes) {
        return bytes.map(json -> text((byte[]) json).replaceAll("\\s+", "")).orElse("-");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
