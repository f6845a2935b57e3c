package dev.peregrine.aws;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where Lambda puts what has failed for the last time: {@code onFailure} of the settings. */
final class FailureDestination {
    /** By the word of the settings, which is an ARN's service but for EventBridge: what SAM calls it for invocations. */
    private static final Map<String, String> OF_INVOCATIONS =
            Map.of("sqs", "SQS", "sns", "SNS", "lambda", "Lambda", "events", "EventBridge", "s3", "S3Bucket");

    /** The same for event source mappings. */
    private static final Map<String, String> OF_MAPPINGS = Map.of("sqs", "SQS", "sns", "SNS", "s3", "S3");

    private static final List<String> WORDS = List.of("sqs", "sns", "lambda", "events", "s3");

    private FailureDestination() {}

    /** What a mapping's {@code DestinationConfig} is, or null when none is given. */
    static @Nullable Map<String, Object> ofMapping(SettingsSection settings, boolean kafka) {
        SamValue destination = settings.value("onFailure");
        if (destination == null) {
            return null;
        }
        if (kafka && destination.text().startsWith("kafka://")) {
            return config("Kafka", destination);
        }
        return config(type(settings, destination, OF_MAPPINGS), destination);
    }

    /** Adds what becomes of events that Lambda itself keeps until they are done, or a notice of what becomes of them. */
    static void addToInvocations(SamFunction sam) {
        SettingsSection settings = sam.settings;
        SamValue destination = settings.value("onFailure");
        Map<String, Object> config = new LinkedHashMap<>();
        Integer age = settings.number("maxAge", 60, 21_600);
        Integer retries = settings.number("retries", 0, 2);
        QueueEvents.put(config, "MaximumEventAgeInSeconds", age);
        QueueEvents.put(config, "MaximumRetryAttempts", retries);
        if (destination == null) {
            int tries = 1 + (retries == null ? 2 : retries);
            sam.notices.add(
                    "Of " + settings.owner + ": Lambda tries an event " + (tries == 1 ? "once" : tries + " times")
                            + " and then drops it. To keep it, write " + settings.key("onFailure")
                            + "= with the ARN of a queue, a topic, a function, an event bus or a bucket.");
        } else {
            config.put("DestinationConfig", config(type(settings, destination, OF_INVOCATIONS), destination));
        }
        if (!config.isEmpty()) {
            sam.properties.put("EventInvokeConfig", config);
        }
    }

    private static String type(SettingsSection settings, SamValue destination, Map<String, String> types) {
        Set<String> possible = types.keySet();
        List<String> words = WORDS.stream().filter(possible::contains).toList();
        String told = settings.word("onFailureType", words);
        if (destination.hasKnownEnd() && destination.text().endsWith(".fifo")) {
            throw settings.wrong(
                    "onFailure", destination.text(), "a standard queue or topic; Lambda puts nothing into FIFO ones");
        }
        if (!destination.isLiteral()) {
            if (told == null) {
                throw settings.refusal(
                        "onFailure",
                        "is " + destination + ", which doesn't tell what it is. Write " + settings.key("onFailureType")
                                + "= and one of: " + String.join(", ", words));
            }
            return types.getOrDefault(told, "");
        }
        String seen = destination.service();
        if (!possible.contains(seen)) {
            throw settings.wrong("onFailure", destination.text(), "an ARN of one of: " + String.join(", ", words));
        }
        if (told != null && !told.equals(seen)) {
            throw settings.wrong("onFailureType", told, seen + ", which the ARN says, or remove the key");
        }
        return types.getOrDefault(seen, "");
    }

    private static Map<String, Object> config(String type, SamValue destination) {
        Map<String, Object> failure = new LinkedHashMap<>();
        failure.put("Type", type);
        failure.put("Destination", destination.node());
        return Map.of("OnFailure", failure);
    }
}
