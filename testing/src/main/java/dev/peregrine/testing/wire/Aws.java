package dev.peregrine.testing.wire;

import dev.peregrine.event.RawMessage;
import dev.peregrine.text.Text;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What AWS's sources of events have in common. */
final class Aws {
    static final String REGION = "eu-central-1";
    static final Instant TIME = Instant.ofEpochMilli(AwsRequest.TIME);

    /** Lambda's quota on the payload of an asynchronous invocation. */
    static final int MAX_ASYNCHRONOUS = 1_048_576;

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Aws() {}

    /** The name of something at a service of this account; a name that is one already is left. */
    static String arn(String service, String resource) {
        return resource.startsWith("arn:")
                ? resource
                : "arn:aws:" + service + ":" + REGION + ":" + AwsRequest.ACCOUNT + ":" + resource;
    }

    /** A time with three digits of milliseconds. */
    static String millis(Instant time) {
        return MILLIS.format(time);
    }

    /** The time cut to milliseconds, or the fixed one. */
    static Instant time(RawMessage message) {
        return Instant.ofEpochMilli(message.publishedTime().orElse(TIME).toEpochMilli());
    }

    /** A body as the text that a service's API takes, which has to be something and XML could hold. */
    static String text(RawMessage message, String service) {
        String text = Text.decode(message.bytes(), StandardCharsets.UTF_8);
        if (text == null) {
            throw new NotCarriedException(
                    service + " carries text, and the body of message " + message.id() + " isn't in UTF-8");
        }
        if (text.isEmpty()) {
            throw new NotCarriedException(service + " refuses messages without a body, such as " + message.id());
        }
        if (!text.codePoints().allMatch(Aws::isXml)) {
            throw new NotCarriedException(
                    service + " refuses control characters, which the body of message " + message.id() + " has");
        }
        return text;
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= ' ' && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The bytes as numbers, signed as Java's are. */
    static List<@Nullable Object> numbers(byte[] bytes) {
        List<@Nullable Object> numbers = new ArrayList<>();
        for (byte b : bytes) {
            numbers.add((int) b);
        }
        return numbers;
    }

    /** The numbers of the elements, by what they have in common. */
    static <E> List<List<Integer>> grouped(List<E> elements, Function<E, String> group) {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < elements.size(); i++) {
            groups.computeIfAbsent(group.apply(elements.get(i)), any -> new ArrayList<>())
                    .add(i);
        }
        return List.copyOf(groups.values());
    }

    /** An invocation's JSON, unless Lambda wouldn't take it. */
    static byte[] payload(Map<String, @Nullable Object> event, int limit) {
        byte[] json = Json.write(event);
        if (json.length > limit) {
            throw new NotCarriedException(
                    "The event has " + json.length + " bytes, and Lambda takes " + limit + " here");
        }
        return json;
    }

    /** The JSON of records. */
    static byte[] records(List<@Nullable Object> records, int limit) {
        return payload(Json.object("Records", records), limit);
    }
}
