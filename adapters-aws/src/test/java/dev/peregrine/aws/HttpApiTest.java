package dev.peregrine.aws;

import static dev.peregrine.aws.LocalLambda.requestOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.peregrine.http.Cookie;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.http.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpApiTest {
    private final ObjectNode event = Events.httpApi();

    @Test
    void readsARequest() {
        HttpRequest request = requestOf(event);

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.rawPath()).isEqualTo("/orders/7");
        assertThat(request.rawQuery()).isEqualTo("tag=a&tag=b%20c");
        assertThat(request.query().all("tag")).containsExactly("a", "b c");
        assertThat(request.text()).isEqualTo("{\"quantity\":2}");
        assertThat(request.clientAddress()).contains("192.0.2.1");
    }

    @Test
    void neverSplitsAHeaderAtItsCommas() {
        HttpRequest request = requestOf(event);

        assertThat(request.headers().all("accept")).containsExactly("text/html,application/json");
        assertThat(request.headers().all("if-modified-since")).containsExactly("Wed, 21 Oct 2015 07:28:00 GMT");
    }

    @Test
    void makesOneCookieHeaderOfTheListOfCookies() {
        HttpRequest request = requestOf(event);

        assertThat(request.headers().all("cookie")).containsExactly("session=abc; theme=dark");
        assertThat(request.cookie("theme")).contains("dark");
    }

    @Test
    void readsTheCookieHeaderWhenThereIsNoListOfCookies() {
        event.remove("cookies");
        event.withObject("/headers").put("cookie", "a=1; b=2");

        assertThat(requestOf(event).headers().all("cookie")).containsExactly("a=1; b=2");
    }

    @ParameterizedTest
    @CsvSource({
        "/space value, /space%20value",
        "/100%, /100%25",
        "/a+b, /a+b",
        "/what?, /what%3F",
        "/grün, /gr%C3%BCn",
        "/a//b/, /a//b/",
        "/, /"
    })
    void encodesThePathThatTheGatewayHasDecoded(String decoded, String encoded) {
        event.put("rawPath", decoded);

        assertThat(requestOf(event).rawPath()).isEqualTo(encoded);
        assertThat(requestOf(event).path()).isEqualTo(decoded);
        assertThat(requestOf(event).rawQuery()).isEqualTo("tag=a&tag=b%20c");
    }

    @ParameterizedTest
    @CsvSource({
        "dev, /dev/orders, /orders",
        "dev, /dev, /",
        "dev, /dev/, /",
        "dev, /developers, /developers",
        "dev, /orders/dev, /orders/dev",
        "$default, /$default/orders, /$default/orders",
    })
    void cutsTheStageOffThePathWhereASegmentEnds(String stage, String rawPath, String path) {
        event.put("rawPath", rawPath);
        event.withObject("/requestContext").put("stage", stage);

        assertThat(requestOf(event).rawPath()).isEqualTo(path);
    }

    @Test
    void cutsOffStageAndBasePath() {
        event.put("rawPath", "/dev/shop/orders");
        event.withObject("/requestContext").put("stage", "dev");

        assertThat(requestOf(event, Map.of("PEREGRINE_BASE_PATH", "/shop")).rawPath())
                .isEqualTo("/orders");
    }

    @Test
    void readsNullsAndAbsentFieldsAsEmpty() {
        for (String field : new String[] {
            "rawQueryString", "cookies", "headers", "queryStringParameters", "body", "pathParameters", "stageVariables"
        }) {
            event.putNull(field);
        }
        event.remove("isBase64Encoded");

        HttpRequest request = requestOf(event);
        assertThat(request.rawQuery()).isEmpty();
        assertThat(request.headers().size()).isZero();
        assertThat(request.body().isEmpty()).isTrue();
    }

    @Test
    void decodesABase64Body() {
        event.put("body", "AAH+/w==").put("isBase64Encoded", true);

        assertThat(requestOf(event).bytes()).containsExactly(0, 1, -2, -1);
    }

    @Test
    void writesTheHeadersAsSingleValuesAndTheCookiesApart() {
        HttpResponse response = HttpResponse.text(201, "größer \"so\"\n")
                .withHeader("Vary", "accept")
                .withHeader("vary", "origin")
                .withCookie(Cookie.of("a", "1"))
                .withCookie(Cookie.of("b", "2"));

        assertThat(LocalLambda.answering(response).invoke(event)).isEqualTo(Events.parse("""
                                {
                                  "statusCode": 201,
                                  "headers": {"content-type": "text/plain; charset=utf-8", "vary": "accept, origin"},
                                  "cookies": ["%s", "%s"],
                                  "body": "größer \\"so\\"\\n",
                                  "isBase64Encoded": false
                                }
                                """.formatted(
                        Cookie.of("a", "1").header(), Cookie.of("b", "2").header())));
    }

    @Test
    void writesStatusHeadersAndBodyOfAnEmptyResponse() {
        assertThat(LocalLambda.answering(HttpResponse.of(204)).invoke(event)).isEqualTo(Events.parse("""
                        {"statusCode": 204, "headers": {}, "body": "", "isBase64Encoded": false}
                        """));
    }

    @Test
    void writesBytesThatAreNoTextAsBase64() {
        HttpResponse response = HttpResponse.bytes(200, MediaType.BYTES, new byte[] {0, 1, -2, -1});

        assertThat(LocalLambda.answering(response).invoke(event).get("body").asText())
                .isEqualTo("AAH+/w==");
        assertThat(LocalLambda.answering(response)
                        .invoke(event)
                        .get("isBase64Encoded")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void writesEveryEncodedBodyAsBase64() {
        HttpResponse response = HttpResponse.text(200, "as if compressed");

        assertThat(LocalLambda.answering(response.withHeader("content-encoding", "br"))
                        .invoke(event)
                        .get("isBase64Encoded")
                        .booleanValue())
                .isTrue();
        assertThat(LocalLambda.answering(response.withHeader("content-encoding", "identity"))
                        .invoke(event)
                        .get("isBase64Encoded")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void readsABodyInAnyLanguage() {
        event.put("body", "größer, 大きい, 🎈");

        assertThat(requestOf(event).bytes()).isEqualTo("größer, 大きい, 🎈".getBytes(StandardCharsets.UTF_8));
    }
}
