package dev.peregrine.testing;

import dev.peregrine.cloudevents.CloudEventReader;
import dev.peregrine.cloudevents.CloudEventWriter;
import dev.peregrine.event.Attributes;
import dev.peregrine.event.Change;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.RawChange;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.ScheduledEvent;
import dev.peregrine.testing.wire.NotCarriedException;
import dev.peregrine.text.Text;
import io.cloudevents.CloudEvent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Events of tests as bytes. */
final class PackedEvents {
    private static final int MESSAGE = 0;
    private static final int OBJECT = 1;
    private static final int CHANGE = 2;
    private static final int SCHEDULE = 3;
    private static final int CLOUD_EVENT = 4;

    private PackedEvents() {}

    static void write(PackedWriter out, List<TestEvent> events) {
        out.number(events.size());
        events.forEach(event -> write(out, event));
    }

    static List<TestEvent> read(PackedReader in) {
        List<TestEvent> events = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            events.add(readEvent(in));
        }
        return events;
    }

    private static void write(PackedWriter out, TestEvent test) {
        Object event = test.event();
        if (event instanceof RawMessage message) {
            writeMessage(out.number(MESSAGE), message);
        } else if (event instanceof ObjectEvent object) {
            writeObject(out.number(OBJECT), object);
        } else if (event instanceof RawChange change) {
            writeChange(out.number(CHANGE), change);
        } else if (event instanceof ScheduledEvent occurrence) {
            out.number(SCHEDULE).text(occurrence.id()).text(occurrence.scheduleName());
            out.time(occurrence.scheduledTime()).flag(occurrence.estimated());
            out.optionalText(occurrence.late().map(String::valueOf));
            out.text(occurrence.source()).bytes(occurrence.payload());
        } else {
            out.number(CLOUD_EVENT).bytes(CloudEventWriter.json((CloudEvent) event));
        }
    }

    private static TestEvent readEvent(PackedReader in) {
        return switch (in.count()) {
            case MESSAGE -> TestEvent.of(readMessage(in));
            case OBJECT -> TestEvent.of(readObject(in));
            case CHANGE -> TestEvent.of(readChange(in));
            case SCHEDULE -> TestEvent.of(readOccurrence(in));
            default -> TestEvent.event(CloudEventReader.json(in.bytes()));
        };
    }

    private static void writeMessage(PackedWriter out, RawMessage message) {
        out.text(message.id()).bytes(message.bytes()).text(message.source());
        Attributes attributes = message.attributes();
        out.number(attributes.size());
        for (int i = 0; i < attributes.size(); i++) {
            out.text(attributes.name(i)).flag(attributes.isBinary(i)).bytes(attributes.bytes(i));
        }
        out.optionalText(message.contentType()).optionalTime(message.publishedTime());
        out.number(message.attempt().orElse(0)).optionalText(message.orderingKey());
        out.optionalText(message.partition()).optionalText(message.sequence());
    }

    /** Bytes that are text count as text, as for {@link TestEvent#message}. */
    private static RawMessage readMessage(PackedReader in) {
        String id = in.text();
        byte[] body = in.bytes();
        String text = Text.decode(body, StandardCharsets.UTF_8);
        RawMessage.Builder message = text == null ? RawMessage.bytes(id, body) : RawMessage.text(id, text);
        message.source(in.text());
        Attributes attributes = Attributes.empty();
        for (int left = in.count(); left > 0; left--) {
            String name = in.text();
            boolean binary = in.flag();
            byte[] value = in.bytes();
            attributes = binary
                    ? attributes.with(name, value)
                    : attributes.with(name, new String(value, StandardCharsets.UTF_8));
        }
        message.attributes(attributes);
        message.contentType(in.optionalText().orElse(null))
                .publishedTime(in.optionalTime().orElse(null));
        message.attempt(in.count()).orderingKey(in.optionalText().orElse(null));
        message.partition(in.optionalText().orElse(null))
                .sequence(in.optionalText().orElse(null));
        return message.build();
    }

    private static void writeObject(PackedWriter out, ObjectEvent object) {
        out.text(object.kind().name()).text(object.container()).text(object.key());
        out.text(object.id()).text(object.source());
        out.number(object.size().orElse(-1)).optionalText(object.etag()).optionalText(object.version());
        out.optionalText(object.contentType()).optionalTime(object.time()).optionalText(object.sequence());
    }

    private static ObjectEvent readObject(PackedReader in) {
        ObjectEvent.Builder object = ObjectEvent.builder(ObjectEvent.Kind.valueOf(in.text()), in.text(), in.text());
        object.id(in.text()).source(in.text());
        long size = in.number();
        if (size >= 0) {
            object.size(size);
        }
        object.etag(in.optionalText().orElse(null)).version(in.optionalText().orElse(null));
        object.contentType(in.optionalText().orElse(null))
                .time(in.optionalTime().orElse(null));
        return object.sequence(in.optionalText().orElse(null)).build();
    }

    private static void writeChange(PackedWriter out, RawChange change) {
        out.text(change.id()).text(change.kind().name());
        out.text(change.collection()).text(change.key()).text(change.source());
        Map<String, Object> attributes = change.keyAttributes();
        out.number(attributes.size());
        attributes.forEach((name, value) -> {
            boolean number = value instanceof Number;
            if (!number && !(value instanceof String)) {
                throw new NotCarriedException("The key attribute " + name + " of change " + change.id() + " is a "
                        + value.getClass().getName()
                        + "; an instance apart from the test takes text and numbers alone");
            }
            out.text(name).flag(number).text(value.toString());
        });
        out.optionalBytes(change.oldImage()).optionalBytes(change.newImage());
        out.optionalTime(change.time()).optionalText(change.sequence());
    }

    private static RawChange readChange(PackedReader in) {
        String id = in.text();
        RawChange.Builder change = RawChange.builder(id, Change.Kind.valueOf(in.text()), in.text(), in.text());
        change.source(in.text());
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (int left = in.count(); left > 0; left--) {
            String name = in.text();
            boolean number = in.flag();
            String value = in.text();
            attributes.put(name, number ? new BigDecimal(value) : value);
        }
        if (!attributes.isEmpty()) {
            change.keyAttributes(attributes);
        }
        change.oldImage(in.optionalBytes().orElse(null))
                .newImage(in.optionalBytes().orElse(null));
        return change.time(in.optionalTime().orElse(null))
                .sequence(in.optionalText().orElse(null))
                .build();
    }

    private static ScheduledEvent readOccurrence(PackedReader in) {
        ScheduledEvent.Builder occurrence = ScheduledEvent.builder(in.text(), in.text(), in.time());
        if (in.flag()) {
            occurrence.estimated();
        }
        Optional<String> late = in.optionalText();
        late.ifPresent(value -> occurrence.late(Boolean.parseBoolean(value)));
        return occurrence.source(in.text()).payload(in.bytes()).build();
    }
}
