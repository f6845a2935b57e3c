package dev.peregrine.aws;

import dev.peregrine.spi.FunctionDefinition;
import dev.peregrine.spi.Kind;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is sent to the function and kept by Lambda until it is done: topics, buckets, EventBridge, schedules. */
final class PushEvents {
    /** What the adapter reads scheduled events by; EventBridge Scheduler fills in what stands in angle brackets. */
    static final String SCHEDULE_INPUT = "{\"peregrine.schedule\":{\"time\":\"<aws.scheduler.scheduled-time>\","
            + "\"name\":\"<aws.scheduler.schedule-arn>\",\"id\":\"<aws.scheduler.execution-id>\"}}";

    private PushEvents() {}

    static void sns(SamFunction sam) {
        SettingsSection settings = sam.settings;
        SamValue topic = settings.arn("topic", "sns");
        if (topic.hasKnownEnd() && topic.text().endsWith(".fifo")) {
            throw settings.refusal(
                    "topic",
                    "is a FIFO topic, which sends to queues alone. Write " + settings.key("queue")
                            + "= with the ARN of a FIFO queue that its messages go through");
        }
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("Topic", topic.node());
        SamValue dead = settings.optionalArn("deadLetter", "sqs");
        if (dead != null) {
            event.put("RedrivePolicy", Map.of("deadLetterTargetArn", dead.node()));
        }
        FailureDestination.addToInvocations(sam);
        sam.addEvent("Topic", "SNS", event);
    }

    /**
     * A bucket of the same template sends by itself. SAM can't have any other bucket do so; those send through EventBridge,
     * which each bucket has to be told once.
     */
    static void s3(SamFunction sam) {
        SettingsSection settings = sam.settings;
        SamValue bucket =
                settings.requiredValue("bucket", "photos, the bucket's name, or !Ref Photos for one of this template");
        List<BucketEvent> events = BucketEvent.taken(settings);
        if (bucket.function().equals("Ref")) {
            Map<String, Object> event = new LinkedHashMap<>();
            event.put("Bucket", bucket.node());
            event.put("Events", BucketEvent.notifications(events));
            List<Object> rules = new ArrayList<>();
            addRule(rules, "prefix", settings.optional("prefix"));
            addRule(rules, "suffix", settings.optional("suffix"));
            if (!rules.isEmpty()) {
                event.put("Filter", Map.of("S3Key", Map.of("Rules", rules)));
            }
            FailureDestination.addToInvocations(sam);
            sam.addEvent("Bucket", "S3", event);
            return;
        }
        if (bucket.text().startsWith("arn:")) {
            throw settings.wrong("bucket", bucket.text(), "the bucket's name, without arn:");
        }
        sam.notices.add(
                "The bucket of " + settings.owner + " must send its events to EventBridge: switch that on in the"
                        + " bucket's properties (EventBridgeConfiguration), once for each bucket.");
        rule(
                sam,
                "Bucket",
                BucketEvent.pattern(events, bucket, settings.optional("prefix"), settings.optional("suffix")));
    }

    private static void addRule(List<Object> rules, String name, @Nullable String value) {
        if (value != null) {
            Map<String, Object> rule = new LinkedHashMap<>();
            rule.put("Name", name);
            rule.put("Value", value);
            rules.add(rule);
        }
    }

    static void eventBridge(SamFunction sam, FunctionDefinition function) {
        Map<String, Object> pattern = sam.settings.json("pattern", "{\"source\":[\"shop.orders\"]}");
        if (function.kind() == Kind.OBJECTS && !List.of("aws.s3").equals(pattern.get("source"))) {
            throw sam.settings.refusal(
                    "pattern",
                    "lets through more than the events of S3, which are all that the function is"
                            + " declared for. Write \"source\":[\"aws.s3\"] into it");
        }
        rule(sam, "Rule", pattern);
    }

    private static void rule(SamFunction sam, String name, Map<String, Object> pattern) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("Pattern", pattern);
        SamValue bus = sam.settings.value("bus");
        if (bus != null) {
            event.put("EventBusName", bus.node());
        }
        addDeadLetters(sam.settings, event);
        FailureDestination.addToInvocations(sam);
        sam.addEvent(name, "EventBridgeRule", event);
    }

    private static void addDeadLetters(SettingsSection settings, Map<String, Object> event) {
        SamValue dead = settings.optionalArn("deadLetter", "sqs");
        if (dead != null) {
            event.put("DeadLetterConfig", Map.of("Arn", dead.node()));
        }
    }

    static void schedule(SamFunction sam, FunctionDefinition function) {
        Map<String, Object> event = new LinkedHashMap<>();
        try {
            event.put("ScheduleExpression", AwsCron.of(function.cron().orElseThrow()));
            event.put("ScheduleExpressionTimezone", zone(function.zone().orElseThrow()));
        } catch (IllegalArgumentException e) {
            throw sam.refusal("can't be scheduled: " + e.getMessage());
        }
        event.put("Input", SCHEDULE_INPUT);
        // SAM's own name would be the same in every stack of the account
        event.put("OmitName", true);
        addDeadLetters(sam.settings, event);
        FailureDestination.addToInvocations(sam);
        sam.addEvent("Schedule", "ScheduleV2", event);
    }

    /** Scheduler takes names of the time zone database. */
    private static String zone(ZoneId zone) {
        if (zone.equals(ZoneOffset.UTC)) {
            return "UTC";
        }
        if (!ZoneId.getAvailableZoneIds().contains(zone.getId())) {
            throw new IllegalArgumentException("the time zone " + zone
                    + " has no name in the time zone database. Declare one such as Europe/Berlin or UTC");
        }
        return zone.getId();
    }
}
