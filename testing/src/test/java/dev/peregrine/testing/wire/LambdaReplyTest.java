package dev.peregrine.testing.wire;

import static dev.peregrine.testing.Assertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.peregrine.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What AWS's front ends make of replies, the wrong ones above all. */
class LambdaReplyTest {
    private static final ClientRequest GET = ClientRequest.of("GET", "/");
    private static final List<LambdaTwin> V2 = List.of(LambdaTwin.httpApi(), LambdaTwin.functionUrl());

    private static HttpResponse reply(LambdaTwin twin, String json) {
        return twin.response(GET, json.getBytes(UTF_8));
    }

    @Test
    void takesAReplyWithoutAStatusForContent() {
        for (LambdaTwin twin : V2) {
            assertThat(reply(twin, "{\"headers\":{\"x-a\":\"1\"}}"))
                    .hasStatus(200)
                    .hasContentType("application/json")
                    .hasNoHeader("x-a")
                    .hasText("{\"headers\":{\"x-a\":\"1\"}}");
            assertThat(reply(twin, "\"hello\"")).hasStatus(200).hasText("hello");
            assertThat(reply(twin, "null")).hasStatus(200);
        }
    }

    @Test
    void setsCookiesOfFormatTwoFromTheirList() {
        for (LambdaTwin twin : V2) {
            assertThat(reply(twin, "{\"statusCode\":201,\"cookies\":[\"a=1\",\"b=2; Path=/\"]}"))
                    .hasStatus(201)
                    .hasCookie("a", "1")
                    .hasCookie("b", "2")
                    .hasHeader("content-type", "text/plain; charset=utf-8");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"statusCode\":",
                "{\"statusCode\":\"abc\"}",
                "{\"statusCode\":1000}",
                "{\"statusCode\":200,\"body\":{}}",
                "{\"statusCode\":200,\"body\":\"%\",\"isBase64Encoded\":true}",
                "{\"statusCode\":200,\"isBase64Encoded\":\"yes\"}",
                "{\"statusCode\":200,\"headers\":[]}",
                "{\"statusCode\":200,\"headers\":{\"a\":{}}}",
                "{\"statusCode\":200,\"headers\":{\"a b\":\"c\"},\"multiValueHeaders\":{\"a b\":[\"c\"]}}"
            })
    void failsAtMalformedReplies(String json) {
        for (LambdaTwin twin : LambdaTwin.all()) {
            assertThat(reply(twin, json))
                    .as(twin.name())
                    .hasStatus(twin.failure(GET).status());
        }
    }

    @Test
    void failsAsTheServiceDoes() {
        assertThat(LambdaTwin.httpApi().failure(GET)).hasStatus(500).hasJson("{\"message\":\"Internal Server Error\"}");
        assertThat(LambdaTwin.httpApiPayload1().failure(GET)).hasStatus(500);
        assertThat(LambdaTwin.restApi().failure(GET)).hasStatus(502).hasJson("{\"message\":\"Internal server error\"}");
        assertThat(LambdaTwin.functionUrl().failure(GET)).hasStatus(502);
        assertThat(LambdaTwin.alb().failure(GET)).hasStatus(502).hasTextContaining("502 Bad Gateway");
    }

    @Test
    void refusesUnknownMembersOnRestApis() {
        String json = "{\"statusCode\":200,\"body\":\"a\",\"cookies\":[]}";
        assertThat(reply(LambdaTwin.restApi(), json)).hasStatus(502);
        assertThat(reply(LambdaTwin.httpApiPayload1(), json)).hasStatus(200).hasText("a");
    }

    @Test
    void needsAStatusInFormatOne() {
        assertThat(reply(LambdaTwin.restApi(), "{\"body\":\"a\"}")).hasStatus(502);
        assertThat(reply(LambdaTwin.httpApiPayload1(), "{\"body\":\"a\"}")).hasStatus(500);
        assertThat(reply(LambdaTwin.alb(), "{\"body\":\"a\"}")).hasStatus(502);
    }

    @Test
    void mergesBothMembersForHeadersInFormatOne() {
        String json = "{\"statusCode\":200,\"headers\":{\"x-a\":\"1\",\"X-B\":\"2\"},"
                + "\"multiValueHeaders\":{\"x-b\":[\"3\",\"4\"]}}";
        for (LambdaTwin twin : List.of(LambdaTwin.restApi(), LambdaTwin.httpApiPayload1())) {
            HttpResponse response = reply(twin, json);
            assertThat(response).hasHeader("x-a", "1").hasHeader("x-b", "4");
            org.assertj.core.api.Assertions.assertThat(response.headers().all("x-b"))
                    .containsExactly("3", "4");
        }
    }

    @Test
    void decodesBase64OnRestApisOnlyForTypesThatTheClientAccepts() {
        byte[] json = "{\"statusCode\":200,\"body\":\"iVA=\",\"isBase64Encoded\":true}".getBytes(UTF_8);
        ClientRequest png = GET.withHeader("accept", "image/png,*/*");
        LambdaTwin only = LambdaTwin.restApi(List.of("image/png"));
        assertThat(only.response(png, json)).hasBody(new byte[] {(byte) 0x89, 'P'});
        assertThat(only.response(GET, json)).hasText("iVA=");
        assertThat(LambdaTwin.restApi().response(GET, json)).hasBody(new byte[] {(byte) 0x89, 'P'});
    }

    @Test
    void renamesSomeHeadersOnRestApis() {
        assertThat(reply(LambdaTwin.restApi(), "{\"statusCode\":401,\"headers\":{\"WWW-Authenticate\":\"Bearer\"}}"))
                .hasHeader("x-amzn-remapped-www-authenticate", "Bearer")
                .hasNoHeader("www-authenticate");
    }

    @Test
    void failsAtNullOnLoadBalancers() {
        String right = "{\"statusCode\":200,\"statusDescription\":\"200 OK\",\"headers\":{},\"body\":\"\","
                + "\"isBase64Encoded\":false}";
        assertThat(reply(LambdaTwin.alb(), right)).hasStatus(200).hasContentType("application/octet-stream");
        assertThat(reply(LambdaTwin.alb(), right.replace("\"200 OK\"", "null"))).hasStatus(502);
        assertThat(reply(LambdaTwin.alb(), right.replace("{}", "null"))).hasStatus(502);
        assertThat(reply(LambdaTwin.alb(), right.replace("\"body\":\"\"", "\"body\":null")))
                .hasStatus(502);
    }

    @Test
    void looksAtTheHeadersOfItsModeAloneOnLoadBalancers() {
        String single = "{\"statusCode\":200,\"headers\":{\"x-a\":\"1\"},\"body\":\"\"}";
        String multi = "{\"statusCode\":200,\"multiValueHeaders\":{\"x-a\":[\"1\",\"2\"]},\"body\":\"\"}";
        assertThat(reply(LambdaTwin.alb(), single)).hasHeader("x-a", "1");
        assertThat(reply(LambdaTwin.alb(), multi)).hasNoHeader("x-a");
        assertThat(reply(LambdaTwin.albMultiValue(), multi)).hasHeader("x-a", "2");
        assertThat(reply(LambdaTwin.albMultiValue(), single)).hasNoHeader("x-a");
    }

    @Test
    void failsAtRepliesOverTheLimit() {
        String large = "{\"statusCode\":200,\"body\":\"" + "a".repeat(1 << 20) + "\"}";
        assertThat(reply(LambdaTwin.alb(), large)).hasStatus(502);
        assertThat(reply(LambdaTwin.httpApi(), large)).hasStatus(200);
        String larger = "{\"statusCode\":200,\"body\":\"" + "a".repeat(6_291_556) + "\"}";
        assertThat(reply(LambdaTwin.httpApi(), larger)).hasStatus(500);
        assertThat(reply(LambdaTwin.restApi(), larger)).hasStatus(502);
    }

    @Test
    void showsNoContentWhereHttpHasNone() {
        byte[] json = "{\"statusCode\":200,\"body\":\"a\"}".getBytes(UTF_8);
        for (LambdaTwin twin : LambdaTwin.all()) {
            assertThat(twin.response(ClientRequest.of("HEAD", "/"), json))
                    .hasStatus(200)
                    .hasNoBody();
            assertThat(reply(twin, "{\"statusCode\":304,\"body\":\"a\"}"))
                    .hasStatus(304)
                    .hasNoBody();
        }
    }
}
