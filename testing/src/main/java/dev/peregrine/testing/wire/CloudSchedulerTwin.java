package dev.peregrine.testing.wire;

import dev.peregrine.event.Attributes;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.ScheduledEvent;

/**
 * A job of Cloud Scheduler that calls a function, over HTTP or through a topic of Pub/Sub. Jobs don't try again unless they are
 * configured to; what a topic carries is delivered again as any message. Through a topic neither the job nor its time is told.
 */
public final class CloudSchedulerTwin implements GoogleSource<ScheduledEvent> {
    private final boolean http;

    private CloudSchedulerTwin(boolean http) {
        this.http = http;
    }

    /**
     * A job with an HTTP target.
     *
     * @return the twin, named {@code gcp-scheduler}
     */
    public static CloudSchedulerTwin http() {
        return new CloudSchedulerTwin(true);
    }

    /**
     * A job that publishes to a topic.
     *
     * @return the twin, named {@code gcp-scheduler-in-pubsub}
     */
    public static CloudSchedulerTwin pubSub() {
        return new CloudSchedulerTwin(false);
    }

    @Override
    public String name() {
        return http ? "gcp-scheduler" : "gcp-scheduler-in-pubsub";
    }

    @Override
    public ScheduledEvent arriving(ScheduledEvent sent) {
        ScheduledEvent.Builder arriving = ScheduledEvent.builder(id(sent), sent.scheduleName(), sent.scheduledTime())
                .source(http ? sent.scheduleName() : PubSubTwin.topic(message(sent)))
                .payload(sent.payload());
        return (http ? arriving : arriving.estimated()).build();
    }

    private String id(ScheduledEvent sent) {
        return http ? sent.scheduleName() + "-" + sent.scheduledTime() : sent.id();
    }

    @Override
    public ClientRequest request(ScheduledEvent event) {
        return http
                ? ClientRequest.of("POST", "/")
                        .withHeader("User-Agent", "Google-Cloud-Scheduler")
                        .withHeader("Content-Type", "application/octet-stream")
                        .withHeader("X-CloudScheduler", "true")
                        .withHeader("X-CloudScheduler-JobName", event.scheduleName())
                        .withHeader(
                                "X-CloudScheduler-ScheduleTime",
                                event.scheduledTime().toString())
                        .withBody(event.payload())
                : PubSubTwin.eventarc().request(message(event));
    }

    private static RawMessage message(ScheduledEvent event) {
        // a job has data or attributes, as Pub/Sub takes no message without
        return RawMessage.bytes(event.id(), event.payload())
                .source(event.scheduleName())
                .attributes(Attributes.empty().with("job", event.scheduleName()))
                .publishedTime(event.scheduledTime())
                .build();
    }

    @Override
    public Fate answered(int status) {
        if (status >= 200 && status <= 299) {
            return Fate.DONE;
        }
        return http ? Fate.DROPPED : Fate.AGAIN;
    }
}
