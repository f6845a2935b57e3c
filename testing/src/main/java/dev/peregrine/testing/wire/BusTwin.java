package dev.peregrine.testing.wire;

import dev.peregrine.cloudevents.CloudEventBuilder;
import dev.peregrine.cloudevents.CloudEvents;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events of one's own on an EventBridge bus. */
final class BusTwin implements SourceTwin<CloudEvent> {
    @Override
    public String name() {
        return "aws-eventbridge";
    }

    @Override
    public List<CloudEvent> arriving(List<CloudEvent> sent) {
        return sent.stream().map(BusTwin::arriving).toList();
    }

    private static CloudEvent arriving(CloudEvent event) {
        if (event.getSource().toString().startsWith("aws.")) {
            throw new NotCarriedException("Only AWS's own services put events with sources that begin with aws.");
        }
        CloudEventBuilder arriving = CloudEvents.builder(
                        event.getId(), event.getSource().toString(), event.getType())
                .time(EventBridgeTwin.seconds(time(event)))
                .extension("awsaccount", AwsRequest.ACCOUNT)
                .extension("awsregion", Aws.REGION)
                .json(Json.write(detail(event)));
        String subject = event.getSubject();
        return subject == null ? arriving.build() : arriving.subject(subject).build();
    }

    private static Instant time(CloudEvent event) {
        return event.getTime() == null ? Aws.TIME : event.getTime().toInstant();
    }

    private static Map<?, ?> detail(CloudEvent event) {
        CloudEventData data = event.getData();
        if (data == null) {
            return Map.of();
        }
        try {
            if (Json.read(data.toBytes()) instanceof Map<?, ?> members) {
                return members;
            }
        } catch (IOException e) {
            // said below
        }
        throw new NotCarriedException(
                "EventBridge takes a JSON object as the detail of an event, and the data of event " + event.getId()
                        + " is something else");
    }

    @Override
    public byte[] event(List<CloudEvent> events) {
        CloudEvent event = EventBridgeTwin.only(arriving(events));
        List<@Nullable Object> resources = event.getSubject() == null ? List.of() : List.of(event.getSubject());
        return Aws.payload(
                EventBridgeTwin.envelope(
                        event.getId(),
                        event.getType(),
                        event.getSource().toString(),
                        time(event),
                        resources,
                        detail(event)),
                Aws.MAX_ASYNCHRONOUS);
    }
}
