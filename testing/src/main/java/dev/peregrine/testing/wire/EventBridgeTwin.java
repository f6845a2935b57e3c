package dev.peregrine.testing.wire;

import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.ScheduledEvent;
import io.cloudevents.CloudEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rules and schedules of Amazon EventBridge that call a Lambda function, asynchronously and with one event at a time. Their
 * times are cut to seconds.
 */
public final class EventBridgeTwin {
    private EventBridgeTwin() {}

    /**
     * Events of one's own on a bus: the {@code detail-type} is the CloudEvent's type, the one resource its subject, the detail
     * its data, a JSON object. Extensions are lost; the account and the region stand in {@code awsaccount} and
     * {@code awsregion}.
     *
     * @return the twin, named {@code aws-eventbridge}
     */
    public static SourceTwin<CloudEvent> events() {
        return new BusTwin();
    }

    /**
     * Events of an S3 bucket on the default bus. Keys are not encoded, media types not told.
     *
     * @return the twin, named {@code aws-s3-eventbridge}
     */
    public static SourceTwin<ObjectEvent> objects() {
        return new BucketOnBusTwin();
    }

    /**
     * A rule that runs at set times, without an input of its own.
     *
     * @return the twin, named {@code aws-eventbridge-rule}
     */
    public static SourceTwin<ScheduledEvent> rule() {
        return new RuleTwin();
    }

    /**
     * A schedule of EventBridge Scheduler with the input that an app's template gives to it.
     *
     * @return the twin, named {@code aws-eventbridge-scheduler}
     */
    public static SourceTwin<ScheduledEvent> scheduler() {
        return new SchedulerTwin();
    }

    static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The envelope of every event. */
    static Map<String, @Nullable Object> envelope(
            String id,
            String type,
            String source,
            Instant time,
            List<@Nullable Object> resources,
            @Nullable Object detail) {
        return Json.object(
                "version",
                "0",
                "id",
                id,
                "detail-type",
                type,
                "source",
                source,
                "account",
                AwsRequest.ACCOUNT,
                "time",
                seconds(time).toString(),
                "region",
                Aws.REGION,
                "resources",
                resources,
                "detail",
                detail);
    }

    /** The one event of an invocation. */
    static <E> E only(List<E> events) {
        if (events.size() != 1) {
            throw new NotCarriedException("EventBridge calls a function with one event at a time");
        }
        return events.get(0);
    }
}
