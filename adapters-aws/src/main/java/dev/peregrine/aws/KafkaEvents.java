package dev.peregrine.aws;

import dev.peregrine.spi.FunctionDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Kafka, as Amazon's MSK and as anybody's. */
final class KafkaEvents {
    private static final List<String> AUTHENTICATIONS =
            List.of("SASL_SCRAM_512_AUTH", "SASL_SCRAM_256_AUTH", "BASIC_AUTH", "CLIENT_CERTIFICATE_TLS_AUTH");

    /** What Lambda takes for Kafka only where its pollers are provisioned. */
    private static final List<String> PROVISIONED_ONLY = List.of("retries", "maxAge", "bisect");

    private KafkaEvents() {}

    static void msk(SamFunction sam, FunctionDefinition function) {
        Map<String, Object> mapping = new LinkedHashMap<>();
        mapping.put("Stream", sam.settings.arn("cluster", "kafka").node());
        addTopic(sam.settings, mapping);
        List<Object> access = new ArrayList<>();
        addAuthentication(sam.settings, access, List.of("SASL_SCRAM_512_AUTH", "CLIENT_CERTIFICATE_TLS_AUTH"));
        QueueEvents.put(mapping, "SourceAccessConfigurations", access.isEmpty() ? null : access);
        StreamEvents.addBatching(sam.settings, mapping);
        addCommon(sam, function, mapping);
        sam.addEvent("Topic", "MSK", mapping);
    }

    /** SAM knows no batching window here. */
    static void selfManaged(SamFunction sam, FunctionDefinition function) {
        SettingsSection settings = sam.settings;
        Map<String, Object> mapping = new LinkedHashMap<>();
        mapping.put("KafkaBootstrapServers", required(settings, "servers", "a.example.com:9092,b.example.com:9092"));
        addTopic(settings, mapping);
        List<Object> access = new ArrayList<>();
        addAuthentication(settings, access, AUTHENTICATIONS);
        SamValue root = settings.optionalArn("rootCertificate", "secretsmanager");
        if (root != null) {
            access.add(QueueEvents.access("SERVER_ROOT_CA_CERTIFICATE", root.node()));
        }
        addNetwork(settings, access);
        if (access.isEmpty()) {
            throw sam.refusal("can't reach the brokers: write " + settings.key("authentication") + "= and "
                    + settings.key("secret") + "=, or " + settings.key("subnets") + "= and "
                    + settings.key("securityGroups") + "=, or both");
        }
        mapping.put("SourceAccessConfigurations", access);
        QueueEvents.put(mapping, "BatchSize", settings.number("batchSize", 1, 10_000));
        addCommon(sam, function, mapping);
        sam.addEvent("Topic", "SelfManagedKafka", mapping);
    }

    private static void addTopic(SettingsSection settings, Map<String, Object> mapping) {
        mapping.put("Topics", List.of(settings.required("topic", "clicks, the topic's name")));
        StreamEvents.addStart(settings, mapping, true);
        String group = settings.optional("consumerGroup");
        QueueEvents.put(mapping, "ConsumerGroupId", group);
    }

    private static List<Object> required(SettingsSection settings, String name, String example) {
        if (!settings.has(name)) {
            settings.required(name, example);
        }
        return settings.list(name).stream().map(SamValue::node).toList();
    }

    private static void addAuthentication(SettingsSection settings, List<Object> access, List<String> possible) {
        String authentication = settings.word("authentication", possible);
        if (authentication != null) {
            access.add(QueueEvents.access(
                    authentication, settings.arn("secret", "secretsmanager").node()));
        } else if (settings.has("secret")) {
            throw settings.refusal(
                    "secret",
                    "has no use without " + settings.key("authentication") + "=, which is one of: "
                            + String.join(", ", possible));
        }
    }

    private static void addNetwork(SettingsSection settings, List<Object> access) {
        if (!settings.has("subnets") && !settings.has("securityGroups")) {
            return;
        }
        for (Object subnet : required(settings, "subnets", "subnet-1,subnet-2")) {
            access.add(QueueEvents.access("VPC_SUBNET", named("subnet:", subnet)));
        }
        for (Object group : required(settings, "securityGroups", "sg-1")) {
            access.add(QueueEvents.access("VPC_SECURITY_GROUP", named("security_group:", group)));
        }
    }

    /** The kind stands before the id, also where a function of CloudFormation gives it. */
    private static Object named(String kind, Object id) {
        if (!(id instanceof SamValue value)) {
            return kind + id;
        }
        return switch (value.function()) {
            case "Sub" -> new SamValue("Sub", kind + value.text());
            case "ImportValue" -> Map.of("Fn::Join", List.of("", List.of(kind, value)));
            default -> new SamValue("Sub", kind + "${" + value.text() + "}");
        };
    }

    private static void addCommon(SamFunction sam, FunctionDefinition function, Map<String, Object> mapping) {
        SettingsSection settings = sam.settings;
        Integer least = settings.number("minimumPollers", 1, 200);
        Integer most = settings.number("maximumPollers", 1, 2000);
        if (least != null && most != null && least > most) {
            throw settings.wrong("maximumPollers", most.toString(), least + " or more, which is the minimum");
        }
        if (least == null && most == null) {
            checkUnprovisioned(sam, function);
        } else {
            Map<String, Object> pollers = new LinkedHashMap<>();
            QueueEvents.put(pollers, "MinimumPollers", least);
            QueueEvents.put(pollers, "MaximumPollers", most);
            mapping.put("ProvisionedPollerConfig", pollers);
        }
        StreamEvents.addRetries(sam, function, mapping, true);
        sam.addPartialFailures(function, mapping);
        QueueEvents.checkTimeout(sam);
    }

    private static void checkUnprovisioned(SamFunction sam, FunctionDefinition function) {
        String change = "Lambda takes for Kafka only with provisioned pollers. Write "
                + sam.settings.key("minimumPollers") + "=1, which costs money also while nothing comes, or ";
        if (function.hasPartialFailures()) {
            throw sam.refusal("declares partialFailures(), which " + change + "leave that out");
        }
        for (String key : PROVISIONED_ONLY) {
            if (sam.settings.has(key)) {
                throw sam.settings.refusal(key, "is something that " + change + "remove the key");
            }
        }
    }
}
