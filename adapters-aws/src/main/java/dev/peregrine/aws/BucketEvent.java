package dev.peregrine.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can happen in a bucket, as S3 and as EventBridge name it. */
enum BucketEvent {
    CREATED,
    DELETED,
    ARCHIVED,
    RESTORED,
    METADATA;

    /** Names in S3's own notifications. */
    private List<String> notifications() {
        return switch (this) {
            case CREATED -> List.of("s3:ObjectCreated:*");
            case DELETED -> List.of("s3:ObjectRemoved:*", "s3:LifecycleExpiration:*");
            case ARCHIVED -> List.of("s3:LifecycleTransition", "s3:IntelligentTiering", "s3:ObjectRestore:Delete");
            case RESTORED -> List.of("s3:ObjectRestore:Completed");
            case METADATA -> List.of("s3:ObjectTagging:*", "s3:ObjectAcl:Put");
        };
    }

    /** Names in S3's events on EventBridge. */
    private List<String> detailTypes() {
        return switch (this) {
            case CREATED -> List.of("Object Created");
            case DELETED -> List.of("Object Deleted");
            case ARCHIVED ->
                List.of("Object Storage Class Changed", "Object Access Tier Changed", "Object Restore Expired");
            case RESTORED -> List.of("Object Restore Completed");
            case METADATA -> List.of("Object Tags Added", "Object Tags Deleted", "Object ACL Updated");
        };
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Those that the settings name. There is no default: a function that writes where it reads must not call itself. */
    static List<BucketEvent> taken(SettingsSection settings) {
        List<String> words = new ArrayList<>();
        for (BucketEvent event : values()) {
            words.add(event.word());
        }
        String named = settings.required("events", "created, or several of: " + String.join(", ", words));
        List<BucketEvent> taken = new ArrayList<>();
        for (String item : named.split(",", -1)) {
            int index = words.indexOf(item.trim());
            if (index < 0 || taken.contains(values()[index])) {
                throw settings.wrong(
                        "events", named, "each once, separated by commas, of: " + String.join(", ", words));
            }
            taken.add(values()[index]);
        }
        return taken;
    }

    static List<String> notifications(List<BucketEvent> events) {
        return events.stream().flatMap(event -> event.notifications().stream()).toList();
    }

    /** A pattern of EventBridge for those events of a bucket, whose keys begin and end as given. */
    static Map<String, Object> pattern(
            List<BucketEvent> events, SamValue bucket, @Nullable String prefix, @Nullable String suffix) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("bucket", Map.of("name", List.of(bucket.node())));
        if (prefix != null && suffix != null) {
            detail.put("object", key("wildcard", literal(prefix) + "*" + literal(suffix)));
        } else if (prefix != null) {
            detail.put("object", key("prefix", prefix));
        } else if (suffix != null) {
            detail.put("object", key("suffix", suffix));
        }
        Map<String, Object> pattern = new LinkedHashMap<>();
        pattern.put("source", List.of("aws.s3"));
        pattern.put(
                "detail-type",
                events.stream().flatMap(event -> event.detailTypes().stream()).toList());
        pattern.put("detail", detail);
        return pattern;
    }

    private static Map<String, Object> key(String matcher, String text) {
        return Map.of("key", List.of(Map.of(matcher, text)));
    }

    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("*", "\\*");
    }
}
