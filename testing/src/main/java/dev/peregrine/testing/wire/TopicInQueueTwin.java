package dev.peregrine.testing.wire;

import dev.peregrine.event.RawMessage;
import java.util.ArrayList;
import java.util.List;

/** Messages of an SNS topic as they are in an SQS queue without raw delivery: with ids of their own, {@code sns-…}. */
final class TopicInQueueTwin implements SourceTwin<RawMessage> {
    private static final String PREFIX = "sns-";

    private final SnsTwin topic = SnsTwin.create();

    @Override
    public String name() {
        return "aws-sns";
    }

    @Override
    public List<RawMessage> arriving(List<RawMessage> sent) {
        List<RawMessage> arriving = new ArrayList<>();
        List<RawMessage> published = topic.arriving(sent);
        for (int i = 0; i < sent.size(); i++) {
            RawMessage message = published.get(i);
            String id = message.id().startsWith(PREFIX) ? message.id() : PREFIX + message.id();
            arriving.add(RawMessage.text(id, message.text())
                    .source(message.source())
                    .attributes(message.attributes())
                    .publishedTime(message.publishedTime().orElse(null))
                    .attempt(sent.get(i).attempt().orElse(1))
                    .build());
        }
        return arriving;
    }

    @Override
    public byte[] event(List<RawMessage> events) {
        return SnsTwin.envelope(EventBridgeTwin.only(events));
    }

    /** The queue's message, which has the id that the test gave. */
    static RawMessage carrier(RawMessage message) {
        return RawMessage.text(message.id().substring(PREFIX.length()), "")
                .source("test")
                .attempt(message.attempt().orElse(1))
                .build();
    }
}
