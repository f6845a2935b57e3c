package dev.peregrine.testing.cli;

import dev.peregrine.cloudevents.CloudEventBuilder;
import dev.peregrine.cloudevents.CloudEvents;
import dev.peregrine.event.Change;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.RawChange;
import dev.peregrine.event.ScheduledEvent;
import dev.peregrine.testing.Content;
import dev.peregrine.testing.TestEvent;
import dev.peregrine.testing.wire.ClientRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes events of what their options say. */
final class EventMaker {
    private final EventOptions options;

    EventMaker(EventOptions options) {
        this.options = options;
    }

    List<TestEvent> events(Form form) throws IOException {
        List<TestEvent> events = new ArrayList<>();
        for (int number = 1; number <= options.count; number++) {
            events.add(
                    switch (form) {
                        case OBJECT -> object(number);
                        case CHANGE -> change(number);
                        case SCHEDULE -> schedule(number);
                        case EVENT -> event(number);
                        default -> message(number);
                    });
        }
        return events;
    }

    private static String numbered(String text, int number) {
        return text.replace(EventOptions.NUMBER, Integer.toString(number));
    }

    private byte[] body(String otherwise, int number) throws IOException {
        if (options.bodyFile.isPresent()) {
            try {
                return Files.readAllBytes(options.bodyFile.get());
            } catch (NoSuchFileException e) {
                throw new Failure("There is no file " + options.bodyFile.get() + ".", e);
            }
        }
        return numbered(options.body.orElse(otherwise), number).getBytes(StandardCharsets.UTF_8);
    }

    private Content content(String otherwise, int number) throws IOException {
        byte[] body = body(otherwise, number);
        if (options.contentType.isPresent()) {
            return Content.of(options.contentType.get(), body);
        }
        if (options.bodyFile.isPresent() && !JsonText.isJson(body)) {
            return Content.bytes(body);
        }
        String text = new String(body, StandardCharsets.UTF_8);
        return JsonText.isJson(body) ? Content.json(text) : Content.text(text);
    }

    private TestEvent message(int number) throws IOException {
        TestEvent message = TestEvent.message(numbered(options.id, number), content("{\"n\": {n}}", number))
                .withPublishedTime(options.time)
                .withAttempt(options.attempt);
        if (options.from.isPresent()) {
            message = message.withSource(options.from.get());
        }
        if (options.key.isPresent()) {
            message = message.withKey(numbered(options.key.get(), number));
        }
        for (Map.Entry<String, String> attribute : options.attributes.entrySet()) {
            message = message.withAttribute(attribute.getKey(), attribute.getValue());
        }
        return message;
    }

    private TestEvent object(int number) {
        ObjectEvent.Kind kind = kind(ObjectEvent.Kind.class, options.kind.orElse("created"));
        ObjectEvent.Builder object = ObjectEvent.builder(
                        kind, options.from.orElse("photos"), numbered(options.key.orElse("falcon-{n}.jpg"), number))
                .id(numbered(options.id, number))
                .etag("d41d8cd98f00b204e9800998ecf8427e")
                .time(options.time)
                .size(options.size);
        options.contentType.ifPresent(object::contentType);
        return TestEvent.of(object.build());
    }

    private TestEvent change(int number) throws IOException {
        String asked = options.kind.orElse("inserted").toLowerCase(Locale.ROOT);
        Change.Kind kind = kind(
                Change.Kind.class,
                switch (asked) {
                    case "inserted" -> "insert";
                    case "updated" -> "update";
                    case "deleted" -> "delete";
                    default -> asked;
                });
        String key = numbered(options.key.orElse(EventOptions.NUMBER), number);
        byte[] document = body("{\"id\": \"" + key + "\", \"n\": {n}}", number);
        RawChange.Builder change = RawChange.builder(
                        numbered(options.id, number), kind, options.from.orElse("test"), key)
                .time(options.time);
        if (kind != Change.Kind.DELETE) {
            change.newImage(document);
        }
        if (kind == Change.Kind.UPDATE || kind == Change.Kind.DELETE) {
            change.oldImage(document);
        }
        return TestEvent.of(change.build());
    }

    private TestEvent schedule(int number) throws IOException {
        ScheduledEvent.Builder occurrence = ScheduledEvent.builder(
                numbered(options.id, number),
                options.from.orElse("nightly"),
                options.time.plus(Duration.ofDays(number - 1L)));
        if (options.body.isPresent() || options.bodyFile.isPresent()) {
            occurrence.payload(body("", number));
        }
        return TestEvent.of(occurrence.build());
    }

    private TestEvent event(int number) throws IOException {
        CloudEventBuilder event = CloudEvents.builder(
                        numbered(options.id, number), options.from.orElse("urn:example:shop"), options.type)
                .time(options.time);
        options.attributes.forEach(event::extension);
        byte[] data = body("{\"n\": {n}}", number);
        if (options.contentType.isEmpty() && JsonText.isJson(data)) {
            event.json(data);
        } else {
            event.dataContentType(options.contentType.orElse("text/plain; charset=utf-8"))
                    .data(data);
        }
        return TestEvent.event(event.build());
    }

    private static <K extends Enum<K>> K kind(Class<K> type, String name) {
        for (K kind : type.getEnumConstants()) {
            if (kind.name().equalsIgnoreCase(name)) {
                return kind;
            }
        }
        throw new WrongOption("--kind " + name + " is not known here; it is one of "
                + (type == Change.Kind.class ? "inserted, updated and deleted." : "created, deleted and metadata."));
    }

    ClientRequest request() throws IOException {
        boolean with = options.body.isPresent() || options.bodyFile.isPresent();
        ClientRequest request =
                ClientRequest.of(options.method.orElse(with ? "POST" : "GET"), numbered(options.path, 1));
        for (Map.Entry<String, String> header : options.headers.entrySet()) {
            request = request.withHeader(header.getKey(), header.getValue());
        }
        if (!with) {
            return request;
        }
        if (request.first("content-type").isEmpty()) {
            byte[] body = body("", 1);
            String type = options.contentType.orElse(
                    JsonText.isJson(body)
                            ? "application/json"
                            : options.bodyFile.isPresent() ? "application/octet-stream" : "text/plain; charset=utf-8");
            request = request.withHeader("Content-Type", type);
        }
        return request.withBody(body("", 1));
    }

    /** What a function is invoked with directly. */
    byte[] payload() throws IOException {
        return body("{\"n\": {n}}", 1);
    }
}
