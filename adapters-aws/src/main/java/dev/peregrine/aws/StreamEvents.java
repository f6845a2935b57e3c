package dev.peregrine.aws;

import dev.peregrine.Capability;
import dev.peregrine.spi.FunctionDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Streams of Kinesis and DynamoDB, and what Kafka has in common with them. */
final class StreamEvents {
    private StreamEvents() {}

    static void kinesis(SamFunction sam, FunctionDefinition function) {
        Map<String, Object> mapping = new LinkedHashMap<>();
        mapping.put("Stream", sam.settings.arn("stream", "kinesis").node());
        addStart(sam.settings, mapping, true);
        addShards(sam, function, mapping);
        sam.addEvent("Stream", "Kinesis", mapping);
    }

    static void dynamodb(SamFunction sam, FunctionDefinition function) {
        SettingsSection settings = sam.settings;
        SamValue stream = settings.arn("stream", "dynamodb");
        if (stream.isLiteral() && !stream.text().contains("/stream/")) {
            throw settings.wrong(
                    "stream", stream.text(), "the ARN of the table's stream, which holds /stream/, not of the table");
        }
        if (function.needs().contains(Capability.OLD_IMAGES)) {
            sam.notices.add(
                    "The table of " + settings.owner + " must have the StreamViewType NEW_AND_OLD_IMAGES, because the"
                            + " function needs the documents as they were.");
        }
        Map<String, Object> mapping = new LinkedHashMap<>();
        mapping.put("Stream", stream.node());
        addStart(settings, mapping, false);
        addShards(sam, function, mapping);
        sam.addEvent("Stream", "DynamoDB", mapping);
    }

    private static void addShards(SamFunction sam, FunctionDefinition function, Map<String, Object> mapping) {
        addBatching(sam.settings, mapping);
        QueueEvents.put(mapping, "ParallelizationFactor", sam.settings.number("parallelization", 1, 10));
        addRetries(sam, function, mapping, false);
        sam.addPartialFailures(function, mapping);
    }

    static void addBatching(SettingsSection settings, Map<String, Object> mapping) {
        QueueEvents.put(mapping, "BatchSize", settings.number("batchSize", 1, 10_000));
        QueueEvents.put(mapping, "MaximumBatchingWindowInSeconds", settings.number("batchingWindow", 0, 300));
    }

    /** There is no default: LATEST passes over what is there already, and TRIM_HORIZON starts with it. */
    static void addStart(SettingsSection settings, Map<String, Object> mapping, boolean byTime) {
        List<String> positions =
                byTime ? List.of("LATEST", "TRIM_HORIZON", "AT_TIMESTAMP") : List.of("LATEST", "TRIM_HORIZON");
        String position = settings.requiredWord(
                "startingPosition",
                positions,
                "TRIM_HORIZON to start with the oldest record that is kept, or =LATEST to pass over what is there");
        mapping.put("StartingPosition", position);
        if (position.equals("AT_TIMESTAMP")) {
            mapping.put(
                    "StartingPositionTimestamp",
                    settings.requiredNumber("startingTimestamp", "1735689600, in seconds since 1970"));
        }
    }

    /** Retries that end without a destination would drop records; parking wouldn't help, as it takes permanent failures only. */
    static void addRetries(SamFunction sam, FunctionDefinition function, Map<String, Object> mapping, boolean kafka) {
        SettingsSection settings = sam.settings;
        Map<String, Object> destination = FailureDestination.ofMapping(settings, kafka);
        Integer retries = settings.number("retries", -1, 10_000);
        Integer age = settings.number("maxAge", -1, 604_800);
        if (age != null && age > -1 && age < 60) {
            throw settings.wrong("maxAge", age.toString(), "-1 for no limit, or from 60 to 604800");
        }
        boolean ends = (retries != null && retries >= 0) || (age != null && age >= 0);
        if (ends && destination == null) {
            throw settings.refusal(
                    retries != null && retries >= 0 ? "retries" : "maxAge",
                    "has Lambda give up a record in the end, and nothing would keep it: Lambda drops it. Write "
                            + settings.key("onFailure")
                            + "= with the ARN of a queue, a topic or a bucket, or remove the key,"
                            + " so that Lambda tries until the record is done");
        }
        QueueEvents.put(mapping, "BisectBatchOnFunctionError", settings.flag("bisect") ? true : null);
        QueueEvents.put(mapping, "MaximumRetryAttempts", retries);
        QueueEvents.put(mapping, "MaximumRecordAgeInSeconds", age);
        QueueEvents.put(mapping, "DestinationConfig", destination);
        // with a destination Lambda itself ends after ten retries
        boolean capped = kafka && destination != null;
        if (!ends && !capped && !function.parks()) {
            sam.notices.add(
                    "Of " + settings.owner + ": Lambda tries a record that always fails until the stream no longer"
                            + " keeps it, and its shard or partition waits. To go on, write " + settings.key("retries")
                            + "= and "
                            + settings.key("onFailure") + "=, or declare a parking place for what can never succeed.");
        }
    }
}
