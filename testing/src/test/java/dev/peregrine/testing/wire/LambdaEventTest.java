package dev.peregrine.testing.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whole events against files written after the examples in AWS's developer guides, with the values that the real services gave
 * for the same request where the guides leave something open.
 */
class LambdaEventTest {
    private static final ClientRequest REQUEST = ClientRequest.of(
                    "POST",
                    "/orders/space%20value?repeat=one&repeat=two&to=https%3A%2F%2Fexample.com%2Fa"
                            + "&plus=a+b&encoded=a%2Bb&empty=")
            .withHeader("accept", "*/*")
            .withHeader("Content-Type", "application/json")
            .withHeader("User-Agent", "client/1.0")
            .withHeader("Cookie", "session=abc123; theme=dark")
            .withHeader("X-pRoBe", "first")
            .withHeader("x-probe", "second")
            .withBody("{\"unicode\":\"λ\"}".getBytes(UTF_8));

    private static Object fixture(String name) throws IOException {
        try (InputStream in = LambdaEventTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(
                    Json.read(Objects.requireNonNull(in, name).readAllBytes()));
        }
    }

    @SuppressWarnings("unchecked") // names in JSON are text
    private static Map<String, Object> members(@Nullable Object json) {
        return (Map<String, Object>) Objects.requireNonNull(json);
    }

    private static Map<String, Object> event(LambdaTwin twin, ClientRequest request) {
        try {
            return members(Json.read(twin.event(request)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void matchesTheDocumentedEvents() throws IOException {
        assertThat(event(LambdaTwin.httpApi(), REQUEST)).isEqualTo(fixture("http-api.json"));
        assertThat(event(LambdaTwin.functionUrl(), REQUEST)).isEqualTo(fixture("function-url.json"));
        assertThat(event(LambdaTwin.httpApiPayload1(), REQUEST)).isEqualTo(fixture("http-api-v1.json"));
        assertThat(event(LambdaTwin.restApi(List.of()), REQUEST)).isEqualTo(fixture("rest-api.json"));
        assertThat(event(LambdaTwin.alb(), REQUEST)).isEqualTo(fixture("alb.json"));
        assertThat(event(LambdaTwin.albMultiValue(), REQUEST)).isEqualTo(fixture("alb-multi.json"));
    }

    @Test
    void leavesOutOrNullsWhatARequestDoesNotHave() {
        ClientRequest bare = ClientRequest.of("GET", "/");
        assertThat(event(LambdaTwin.httpApi(), bare).keySet())
                .doesNotContainAnyElementsOf(List.of("cookies", "queryStringParameters", "body"));
        Map<String, Object> rest = event(LambdaTwin.restApi(), bare);
        assertThat(rest.get("queryStringParameters")).isNull();
        assertThat(rest.get("multiValueQueryStringParameters")).isNull();
        assertThat(rest.get("pathParameters")).isNull();
        assertThat(rest.get("resource")).isEqualTo("/");
        assertThat(rest.get("body")).isNull();
        assertThat(rest.get("isBase64Encoded")).isEqualTo(false);
        Map<String, Object> alb = event(LambdaTwin.alb(), bare);
        assertThat(alb.get("body")).isEqualTo("");
        assertThat(alb.get("queryStringParameters")).isEqualTo(Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, true",
        "text/html; charset=utf-8, true",
        "application/json, true",
        "application/xml, true",
        "application/javascript, true",
        "application/x-www-form-urlencoded, false",
        "application/problem+json, false",
        "application/octet-stream, false",
        "image/png, false",
        "multipart/form-data; boundary=x, false"
    })
    void sendsTextAsItIsAndAllElseAsBase64(String type, boolean text) {
        ClientRequest request =
                ClientRequest.of("POST", "/").withHeader("content-type", type).withBody("abc".getBytes(UTF_8));
        for (LambdaTwin twin : LambdaTwin.all()) {
            if (!twin.name().equals("aws-rest-api")) {
                Map<String, Object> event = event(twin, request);
                assertThat(event.get("isBase64Encoded")).as(twin.name()).isEqualTo(!text);
                assertThat(event.get("body"))
                        .isEqualTo(text ? "abc" : Base64.getEncoder().encodeToString("abc".getBytes(UTF_8)));
            }
        }
    }

    @Test
    void sendsAllContentOfARestApiAsItsBinaryTypesSay() {
        ClientRequest request = ClientRequest.of("POST", "/")
                .withHeader("content-type", "image/png")
                .withBody(new byte[] {(byte) 0x89, 'P'});
        assertThat(event(LambdaTwin.restApi(), request)).containsEntry("isBase64Encoded", true);
        assertThat(event(LambdaTwin.restApi(List.of("image/png")), request)).containsEntry("body", "iVA=");
        // without the type among them the content is damaged
        assertThat(event(LambdaTwin.restApi(List.of("image/jpeg")), request)).containsEntry("body", "\uFFFDP");
    }

    @Test
    void putsAStageBeforeThePath() {
        Map<String, Object> event = event(LambdaTwin.httpApi("prod"), ClientRequest.of("GET", "/a"));
        assertThat(event).containsEntry("rawPath", "/prod/a");
        assertThat(members(event.get("requestContext"))).containsEntry("stage", "prod");
    }

    @ParameterizedTest
    @CsvSource({
        "/plain, /plain",
        "/space%20value, /space value",
        "/question%3Fvalue, /question",
        "/hash%23value, /hash#value",
        "/slash%2Fvalue, /slash/value",
        "/unicode-%CE%BB, /unicode-λ",
        "/literal%252Fvalue, /literal/value",
        "/literal%253Fvalue, /literal?value",
        "/literal%2525value, /literal%value"
    })
    void decodesThePathTwiceOnHttpApis(String sent, String arrives) {
        ClientRequest request = ClientRequest.of("GET", sent);
        assertThat(event(LambdaTwin.httpApi(), request)).containsEntry("rawPath", arrives);
        assertThat(event(LambdaTwin.httpApiPayload1(), request)).containsEntry("path", arrives);
        assertThat(event(LambdaTwin.functionUrl(), request)).containsEntry("rawPath", sent);
        assertThat(event(LambdaTwin.restApi(), request)).containsEntry("path", sent);
        assertThat(event(LambdaTwin.alb(), request)).containsEntry("path", sent);
    }

    @Test
    void refusesWhatTheServicesRefuse() {
        refuses(400, LambdaTwin.httpApi(), ClientRequest.of("GET", "/percent%25done"));
        refuses(400, LambdaTwin.restApi(), ClientRequest.of("GET", "/?a=b|c"));
        ClientRequest post = ClientRequest.of("POST", "/").withHeader("content-type", "text/plain");
        for (LambdaTwin twin : LambdaTwin.all()) {
            refuses(413, twin, post.withBody(new byte[7_000_000]));
            refuses(413, twin, post.withBody(new byte[11_000_000]));
            refuses(400, twin, post.withHeader("x", "a\nb"));
        }
        refuses(413, LambdaTwin.alb(), post.withBody(new byte[1024 * 1024 + 1]));
        refuses(431, LambdaTwin.httpApi(), post.withHeader("x", "a".repeat(11_000)));
        refuses(400, LambdaTwin.alb(), post.withHeader("x", "a".repeat(17_000)));
        refuses(414, LambdaTwin.alb(), ClientRequest.of("GET", "/" + "a".repeat(17_000)));
    }

    private static void refuses(int status, LambdaTwin twin, ClientRequest request) {
        assertThatThrownBy(() -> twin.event(request))
                .as(twin.name() + " " + request)
                .isInstanceOfSatisfying(
                        RefusedByHost.class,
                        e -> assertThat(e.response().status()).isEqualTo(status));
    }

    @Test
    void keepsAddressesThatTheClientClaimsBeforeItsOwn() {
        ClientRequest request = ClientRequest.of("GET", "/").withHeader("X-Forwarded-For", "198.51.100.1");
        assertThat(members(event(LambdaTwin.alb(), request).get("headers")))
                .containsEntry("x-forwarded-for", "198.51.100.1, 203.0.113.7");
    }
}
