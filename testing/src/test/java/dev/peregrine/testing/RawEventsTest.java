package dev.peregrine.testing;

import static dev.peregrine.testing.Assertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.http.HttpResponse;
import dev.peregrine.testing.wire.ClientRequest;
import dev.peregrine.testing.wire.LambdaTwin;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Events on AWS that no front end would send: damaged, hostile, or meant for something else. */
class RawEventsTest {
    private static final Map<String, LambdaTwin> TWINS =
            LambdaTwin.all().stream().collect(Collectors.toMap(LambdaTwin::name, Function.identity()));

    private static CloudApp echo(Cloud cloud) {
        return cloud.handler((request, context) ->
                HttpResponse.text(200, request.header("x-test").orElse("") + request.text()));
    }

    private static LambdaTwin twin(Cloud cloud) {
        return Objects.requireNonNull(TWINS.get(cloud.name()));
    }

    private static byte[] event(Cloud cloud, ClientRequest request) {
        return twin(cloud).event(request);
    }

    /** What the client of that front end gets for an event. */
    private static HttpResponse answer(Cloud cloud, ClientRequest request, byte[] event) {
        InvokeReply reply = echo(cloud).event(event);
        assertThat(reply).hasSucceeded();
        return twin(cloud).response(request, reply.bytes());
    }

    @EveryCloud(only = "aws")
    void saysWhatIsWrongWithATruncatedEvent(Cloud cloud) {
        byte[] event = event(cloud, ClientRequest.of("GET", "/"));
        for (int length : new int[] {0, 1, event.length / 2, event.length - 1}) {
            assertThat(echo(cloud).event(Arrays.copyOf(event, length)))
                    .hasFailed()
                    .hasFailedWith(RuntimeException.class, "HTTP");
        }
    }

    @EveryCloud(only = "aws-http-api", rows = "otherEvents")
    void saysThatAnEventIsOfAnotherKind(Cloud cloud, String event, String named) {
        assertThat(echo(cloud).event(event.getBytes(UTF_8)))
                .hasFailed()
                .hasFailedWith(RuntimeException.class, "HTTP")
                .hasFailedWith(RuntimeException.class, named);
    }

    static Row[] otherEvents() {
        return new Row[] {
            Row.of(
                    "SQS",
                    "{\"Records\":[{\"messageId\":\"059f36b4-87a3-44ab-83d2-661975830a7d\",\"receiptHandle\":\"AQEB\","
                            + "\"body\":\"Test message.\",\"attributes\":{\"ApproximateReceiveCount\":\"1\","
                            + "\"SentTimestamp\":\"1545082649183\",\"SenderId\":\"AIDAIENQZJOLO23YVJ4VO\","
                            + "\"ApproximateFirstReceiveTimestamp\":\"1545082649185\"},\"messageAttributes\":{},"
                            + "\"md5OfBody\":\"e4e68fb7bd0e697a0ae8f1bb342846b3\",\"eventSource\":\"aws:sqs\","
                            + "\"eventSourceARN\":\"arn:aws:sqs:us-east-2:123456789012:my-queue\","
                            + "\"awsRegion\":\"us-east-2\"}]}",
                    "SQS"),
            Row.of(
                    "EventBridge",
                    "{\"version\":\"0\",\"id\":\"7bf73129-1428-4cd3-a780-95db273d1602\",\"detail-type\":\"Scheduled Event\","
                            + "\"source\":\"aws.events\",\"account\":\"123456789012\",\"time\":\"2025-01-15T14:56:51Z\","
                            + "\"region\":\"us-east-2\",\"resources\":[],\"detail\":{}}",
                    "EventBridge"),
            Row.of("an empty object", "{}", "empty JSON object"),
            Row.of("a number", "7", "JSON"),
            Row.of("an array", "[]", "JSON")
        };
    }

    @EveryCloud(only = "aws")
    void refusesContentThatIsNotBase64(Cloud cloud) {
        ClientRequest request = ClientRequest.of("POST", "/")
                .withHeader("content-type", "application/octet-stream")
                .withBody("abcdefgh".getBytes(UTF_8));
        String event = new String(event(cloud, request), UTF_8).replace("YWJjZGVmZ2g=", "YWJj*GVmZ2g=");
        assertThat(event).contains("YWJj*");
        assertThat(answer(cloud, request, event.getBytes(UTF_8))).isProblem(400).hasProblemDetail("base64");
    }

    @EveryCloud(only = "aws")
    void refusesControlCharactersInHeaders(Cloud cloud) {
        ClientRequest request = ClientRequest.of("GET", "/").withHeader("x-test", "MARK");
        String event = new String(event(cloud, request), UTF_8).replace("MARK", "a\\r\\nset-cookie: b=c");
        assertThat(answer(cloud, request, event.getBytes(UTF_8)))
                .isProblem(400)
                .hasProblemDetail("x-test")
                .hasNoHeader("set-cookie");
    }

    @EveryCloud(only = "aws")
    void takesMembersInAnyOrderAndPassesUnknownOnesOver(Cloud cloud) {
        ClientRequest request = ClientRequest.of("POST", "/")
                .withHeader("content-type", "text/plain")
                .withHeader("x-test", "1")
                .withBody("2".getBytes(UTF_8));
        byte[] event = event(cloud, request);
        String text = new String(event, UTF_8);
        String more = "{\"unknown\":{\"headers\":{\"x-test\":\"no\"},\"body\":[1,{}]}," + text.substring(1);
        assertThat(answer(cloud, request, more.getBytes(UTF_8))).hasStatus(200).hasText("12");
        assertThat(answer(cloud, request, ReversedJson.of(event)))
                .hasStatus(200)
                .hasText("12");
    }

    @EveryCloud(only = "aws")
    void answersExactlyUpToTheLimitOfTheHost(Cloud cloud) {
        int limit = cloud.name().startsWith("aws-alb") ? 1024 * 1024 : 6_291_556;
        CloudApp app = cloud.handler((request, context) -> HttpResponse.text(
                200, "a".repeat(Integer.parseInt(request.query("n").orElseThrow()))));
        int around = app.get("/?n=0").raw().length;
        HttpReply most = app.get("/?n=" + (limit - around));
        assertThat(most.raw()).hasSize(limit);
        assertThat(most).hasStatus(200).isFromTheFunction();
        assertThat(app.get("/?n=" + (limit - around + 1)))
                .isProblem(500)
                .logged("is " + (limit + 1) + " bytes", Integer.toString(limit));
    }

    @EveryCloud(only = "aws")
    void takesRequestsUpToTheLimitOfTheHost(Cloud cloud) {
        CloudApp app =
                cloud.handler((request, context) -> HttpResponse.text(200, Integer.toString(request.bytes().length)));
        int most = cloud.name().startsWith("aws-alb") ? 1024 * 1024 : mostText(twin(cloud));
        assertThat(app.send(text(most))).hasStatus(200).hasText(Integer.toString(most));
        assertThat(app.send(text(most + 4))).isRefusedByHost().hasStatus(413);
    }

    /** How many characters of text make an event of 6 MB. */
    private static int mostText(LambdaTwin twin) {
        int around = twin.event(text(4_000_002)).length;
        boolean base64 = new String(twin.event(text(3)), StandardCharsets.US_ASCII).contains("YWFh");
        int left = 6_291_456 - around;
        return 4_000_002 + (base64 ? left / 4 * 3 : left);
    }

    private static ClientRequest text(int size) {
        return ClientRequest.of("POST", "/")
                .withHeader("content-type", "text/plain")
                .withBody("a".repeat(size).getBytes(StandardCharsets.US_ASCII));
    }
}
