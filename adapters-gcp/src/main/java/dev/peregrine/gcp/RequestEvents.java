package dev.peregrine.gcp;

import dev.peregrine.Host;
import dev.peregrine.cloudevents.CloudEventReader;
import dev.peregrine.event.Attributes;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.ScheduledEvent;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.http.Headers;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.spi.FunctionDefinition;
import dev.peregrine.spi.Item;
import dev.peregrine.spi.Kind;
import dev.peregrine.text.Times;
import io.cloudevents.CloudEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what Google's services send over HTTP to functions that get events: CloudEvents, pushes of Pub/Sub, tasks, calls of
 * Cloud Scheduler. The sender is told by the headers that it always sets. Sources: Google's documentation, "Payload
 * unwrapping" (Pub/Sub), "Create HTTP target tasks" (Cloud Tasks), "HttpTarget" (Cloud Scheduler). Immutable.
 */
final class RequestEvents {
    private static final String MESSAGE_ID = "x-goog-pubsub-message-id";
    private static final String TASK = "x-cloudtasks-taskname";
    private static final String JOB = "x-cloudscheduler-jobname";
    private static final String SCHEDULE_TIME = "x-cloudscheduler-scheduletime";

    private final FunctionDefinition function;
    private final EventDecoder decoder;

    RequestEvents(FunctionDefinition function) {
        this.function = function;
        this.decoder = new EventDecoder(function);
    }

    /**
     * Reads a request.
     *
     * @throws UndecodableException when it can't be read so far that it could be parked
     * @throws UnexpectedEventException when the function isn't declared for what arrived
     */
    Arrival read(HttpRequest request) {
        Headers headers = request.headers();
        boolean carrier = headers.contains(MESSAGE_ID) || headers.contains(TASK);
        // what is within a message is an event only to those who ask for events
        if (CloudEventReader.isCloudEvent(headers) && !(carrier && getsMessages())) {
            return events(CloudEventReader.http(headers, request.bytes()));
        }
        if (headers.contains(MESSAGE_ID)) {
            return message(headers, request.bytes());
        }
        if (headers.contains(TASK)) {
            return task(headers, request.bytes());
        }
        return headers.contains(JOB) || headers.contains(SCHEDULE_TIME)
                ? job(headers, request.bytes())
                : decoder.pushed(request.bytes());
    }

    private boolean getsMessages() {
        return function.kind() == Kind.MESSAGES || function.kind() == Kind.BATCHES || function.kind() == Kind.SCHEDULE;
    }

    private Arrival events(List<CloudEvent> events) {
        if (events.size() == 1) {
            return decoder.event(events.get(0));
        }
        List<Item> items = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            items.addAll(decoder.event(events.get(i)).items);
        }
        return new Arrival(items.isEmpty() ? EventHosts.EVENTARC : EventHosts.BATCH, items);
    }

    /** A push without a wrapper: the body is the message's, the rest stands in headers. */
    private Arrival message(Headers headers, byte[] body) {
        RawMessage.Builder message = RawMessage.bytes(text(headers, MESSAGE_ID), body)
                .source(headers.first("x-goog-pubsub-subscription-name").orElse("unknown"))
                .attributes(attributes(headers))
                .contentType(headers.first("content-type").orElse(null))
                .orderingKey(headers.first("x-goog-pubsub-ordering-key").orElse(null));
        String published = headers.first("x-goog-pubsub-publish-time").orElse(null);
        Instant time = published == null ? null : Times.rfc3339(published);
        if (published != null && time == null) {
            return undecodable(
                    EventHosts.PUB_SUB_PUSH, message, "x-goog-pubsub-publish-time is not a time of RFC 3339");
        }
        return Arrival.of(
                EventHosts.PUB_SUB_PUSH,
                decoder.item(message.publishedTime(time).build(), null));
    }

    /** A task: a message that is delivered again by itself. */
    private Arrival task(Headers headers, byte[] body) {
        if (function.kind() != Kind.EVENTS && function.kind() != Kind.MESSAGES && function.kind() != Kind.BATCHES) {
            throw new UnexpectedEventException(
                    function, "a task of Cloud Tasks", "Declare the function with messages(…), or let another call it");
        }
        RawMessage.Builder message = RawMessage.bytes(text(headers, TASK), body)
                .source(headers.first("x-cloudtasks-queuename").orElse("unknown"))
                .attributes(attributes(headers))
                .contentType(headers.first("content-type").orElse(null));
        String retries = headers.first("x-cloudtasks-taskretrycount").orElse(null);
        if (retries != null) {
            try {
                message.attempt(Math.addExact(Integer.parseInt(retries), 1));
            } catch (NumberFormatException | ArithmeticException e) {
                return undecodable(EventHosts.TASKS, message, "x-cloudtasks-taskretrycount is not a whole number");
            }
        }
        return Arrival.of(EventHosts.TASKS, Item.message(message.build(), null));
    }

    private Arrival job(Headers headers, byte[] body) {
        if (function.kind() != Kind.SCHEDULE && function.kind() != Kind.EVENTS) {
            throw new UnexpectedEventException(
                    function,
                    "a call of Cloud Scheduler",
                    "Declare the function with schedule(…), or have Cloud Scheduler publish to a topic");
        }
        String job = headers.first(JOB).orElse("");
        String name = job.isEmpty() ? function.name() : job;
        String scheduled = headers.first(SCHEDULE_TIME).orElse(null);
        Instant time = scheduled == null ? Instant.now() : Times.rfc3339(scheduled);
        if (time == null) {
            throw new UndecodableException(
                    "The call of Cloud Scheduler: " + SCHEDULE_TIME + " is not a time of RFC 3339");
        }
        ScheduledEvent.Builder occurrence = ScheduledEvent.builder(name + "-" + Times.format(time), name, time);
        occurrence.payload(body);
        if (scheduled == null) {
            occurrence.estimated();
        }
        ScheduledEvent event = occurrence.build();
        RawMessage raw = RawMessage.bytes(event.id(), body)
                .source(name)
                .attributes(attributes(headers))
                .contentType(headers.first("content-type").orElse(null))
                .build();
        return Arrival.of(EventHosts.SCHEDULER, Item.schedule(raw, event));
    }

    private static Arrival undecodable(Host host, RawMessage.Builder message, String detail) {
        RawMessage raw = message.build();
        return Arrival.of(
                host, Item.undecodable(raw, null, new UndecodableException("Message " + raw.id() + ": " + detail)));
    }

    private static String text(Headers headers, String name) {
        String value = headers.first(name).orElse("");
        if (value.isEmpty()) {
            throw new UndecodableException("The request's header " + name + " is empty");
        }
        return value;
    }

    /** The headers but those of the way here; which of them are the sender's can't be told apart. */
    private static Attributes attributes(Headers headers) {
        List<Object> pairs = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            if (!isOfTheWay(headers.nameAt(i))) {
                pairs.add(headers.nameAt(i));
                pairs.add(headers.valueAt(i));
            }
        }
        return Attributes.ofPairs(pairs);
    }

    private static boolean isOfTheWay(String name) {
        return switch (name) {
            case "host",
                    "content-type",
                    "connection",
                    "content-length",
                    "transfer-encoding",
                    "accept",
                    "accept-encoding",
                    "user-agent",
                    "from",
                    "via",
                    "forwarded",
                    "authorization",
                    "proxy-authorization",
                    "x-goog-iap-jwt-assertion",
                    "x-serverless-authorization",
                    "x-cloud-trace-context",
                    "traceparent",
                    "tracestate",
                    "function-execution-id" -> true;
            default -> name.startsWith("x-goog-pubsub-") || name.startsWith("x-forwarded-");
        };
    }
}
