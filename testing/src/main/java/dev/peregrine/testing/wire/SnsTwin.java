package dev.peregrine.testing.wire;

import dev.peregrine.event.Attributes;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.RawMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An SNS topic that calls a Lambda function, asynchronously and with one message at a time.
 *
 * <p>SNS carries text and attributes with a name each; it tells neither how often a message has been tried, nor its media
 * type, nor the group of a FIFO topic, which can't call functions.
 */
public final class SnsTwin implements SourceTwin<RawMessage> {
    private SnsTwin() {}

    /**
     * A topic.
     *
     * @return the twin, named {@code aws-sns}
     */
    public static SnsTwin create() {
        return new SnsTwin();
    }

    /**
     * Notifications of an S3 bucket in messages of this topic; for functions that are declared {@code unwrapped()}.
     *
     * @return the twin, named {@code aws-s3-in-sns}
     */
    public SourceTwin<ObjectEvent> carryingBucket() {
        return SqsTwin.carrying("aws-s3-in-sns", this);
    }

    @Override
    public String name() {
        return "aws-sns";
    }

    @Override
    public List<RawMessage> arriving(List<RawMessage> sent) {
        List<RawMessage> arriving = new ArrayList<>();
        for (RawMessage message : sent) {
            Attributes attributes = message.attributes();
            if (attributes.names().size() < attributes.size()) {
                throw new NotCarriedException("SNS takes each name of an attribute once");
            }
            arriving.add(RawMessage.text(message.id(), Aws.text(message, "SNS"))
                    .source(Aws.arn("sns", message.source()))
                    .attributes(attributes)
                    .publishedTime(Aws.time(message))
                    .build());
        }
        return arriving;
    }

    @Override
    public byte[] event(List<RawMessage> events) {
        List<@Nullable Object> records = new ArrayList<>();
        for (RawMessage message : arriving(events)) {
            Map<String, @Nullable Object> sns = notification(message);
            sns.put("SigningCertUrl", address("/SimpleNotificationService-0123456789abcdef.pem"));
            sns.put("UnsubscribeUrl", address("/?Action=Unsubscribe&SubscriptionArn=" + subscription(message)));
            sns.put("MessageAttributes", attributes(message.attributes()));
            records.add(Json.object(
                    "EventSource",
                    "aws:sns",
                    "EventVersion",
                    "1.0",
                    "EventSubscriptionArn",
                    subscription(message),
                    "Sns",
                    sns));
        }
        return Aws.records(records, Aws.MAX_ASYNCHRONOUS);
    }

    /** The JSON that the topic puts into a queue without raw delivery; two names are spelled otherwise there. */
    static byte[] envelope(RawMessage message) {
        Map<String, @Nullable Object> body = notification(message);
        body.remove("Subject"); // only there when there is one
        body.put("SigningCertURL", address("/SimpleNotificationService-0123456789abcdef.pem"));
        body.put("UnsubscribeURL", address("/?Action=Unsubscribe&SubscriptionArn=" + subscription(message)));
        if (message.attributes().size() > 0) {
            body.put("MessageAttributes", attributes(message.attributes()));
        }
        return Json.write(body);
    }

    private static Map<String, @Nullable Object> notification(RawMessage message) {
        return Json.object(
                "Type",
                "Notification",
                "MessageId",
                message.id(),
                "TopicArn",
                message.source(),
                "Subject",
                null,
                "Message",
                message.text(),
                "Timestamp",
                Aws.millis(Aws.time(message)),
                "SignatureVersion",
                "1",
                "Signature",
                "EXAMPLE=");
    }

    private static String subscription(RawMessage message) {
        return message.source() + ":21be56ed-a058-49f5-8c98-aedd2564c486";
    }

    private static String address(String path) {
        return "https://sns." + Aws.REGION + ".amazonaws.com" + path;
    }

    private static Map<String, @Nullable Object> attributes(Attributes attributes) {
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        for (int i = 0; i < attributes.size(); i++) {
            boolean binary = attributes.isBinary(i);
            written.put(
                    attributes.name(i),
                    Json.object(
                            "Type",
                            binary ? "Binary" : "String",
                            "Value",
                            binary ? Aws.base64(attributes.bytes(i)) : attributes.value(i)));
        }
        return written;
    }
}
