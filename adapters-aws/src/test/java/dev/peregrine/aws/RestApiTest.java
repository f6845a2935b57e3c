package dev.peregrine.aws;

import static dev.peregrine.aws.LocalLambda.requestOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.peregrine.http.Cookie;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestApiTest {
    private final ObjectNode event = Events.restApi();

    @Test
    void readsARequest() {
        HttpRequest request = requestOf(event);

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.rawPath()).isEqualTo("/orders/7");
        assertThat(request.headers().all("accept")).containsExactly("text/html", "application/json");
        assertThat(request.headers().all("cookie")).containsExactly("session=abc; theme=dark");
        assertThat(request.text()).isEqualTo("{\"quantity\":2}");
        assertThat(request.clientAddress()).contains("192.0.2.3");
    }

    @Test
    void encodesTheQueryThatTheGatewayHasDecoded() {
        event.withObject("/multiValueQueryStringParameters")
                .putArray("a+&=%")
                .add("1&2=3%41+ ü")
                .add("");

        HttpRequest request = requestOf(event);
        assertThat(request.query().all("a+&=%")).containsExactly("1&2=3%41+ ü", "");
        assertThat(request.query().all("tag")).containsExactly("a", "b c");
        assertThat(request.rawQuery())
                .isEqualTo("tag=a&tag=b%20c&a%2B%26%3D%25=1%262%3D3%2541%2B%20%C3%BC&a%2B%26%3D%25=");
    }

    @Test
    void readsSingleValuesWhereThereAreNoLists() {
        event.putNull("multiValueHeaders").remove("multiValueQueryStringParameters");

        HttpRequest request = requestOf(event);
        assertThat(request.rawQuery()).isEqualTo("tag=b%20c");
        assertThat(request.headers().all("accept")).containsExactly("application/json");
    }

    @Test
    void readsNullsAsEmpty() {
        for (String field : new String[] {
            "headers",
            "multiValueHeaders",
            "queryStringParameters",
            "multiValueQueryStringParameters",
            "pathParameters",
            "stageVariables",
            "body"
        }) {
            event.putNull(field);
        }

        HttpRequest request = requestOf(event);
        assertThat(request.headers().size()).isZero();
        assertThat(request.rawQuery()).isEmpty();
        assertThat(request.body().isEmpty()).isTrue();
    }

    @Test
    void leavesThePathEncoded() {
        event.put("path", "/a%2Fb/space%20value/%C3%BC");

        assertThat(requestOf(event).rawPath()).isEqualTo("/a%2Fb/space%20value/%C3%BC");
        assertThat(requestOf(event).requestPath().segments()).containsExactly("a/b", "space value", "ü");
    }

    @Test
    void leavesThePathAloneThatTheGatewayHasFreedFromItsStage() {
        event.put("path", "/prod/orders").withObject("/requestContext").put("path", "/prod/orders");

        assertThat(requestOf(event).rawPath()).isEqualTo("/prod/orders");
    }

    @ParameterizedTest
    @CsvSource({
        "/shop, /shop/orders, /orders",
        "shop/, /shop/orders, /orders",
        "/shop, /shop, /",
        "/shop, /shop/, /",
        "/shop, /shopping, /shopping",
        "/shop, /orders, /orders",
        "/, /orders, /orders",
        "/a b, /a%20b/c, /c",
    })
    void cutsTheBasePathOffWhereASegmentEnds(String basePath, String path, String expected) {
        event.put("path", path);

        assertThat(requestOf(event, Map.of("PEREGRINE_BASE_PATH", basePath)).rawPath())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "$default, /orders/7, /orders/7",
        "$default, /100% a, /100%25%20a",
        "dev, /dev/orders, /orders",
        "dev, /developers, /developers",
    })
    void encodesAndCutsThePathOfAnHttpApiWithTheOlderPayload(String stage, String path, String expected) {
        event.put("version", "1.0").put("path", path);
        event.withObject("/requestContext").put("stage", stage).put("path", path);

        assertThat(requestOf(event).rawPath()).isEqualTo(expected);
        assertThat(requestOf(event).headers().all("accept")).containsExactly("text/html", "application/json");
    }

    @Test
    void writesAllHeadersAsListsAndNoFieldThatTheGatewayDoesNotKnow() {
        HttpResponse response = HttpResponse.text(201, "done")
                .withHeader("vary", "accept")
                .withHeader("vary", "origin")
                .withCookie(Cookie.of("a", "1"))
                .withCookie(Cookie.of("b", "2"));

        assertThat(LocalLambda.answering(response).invoke(event)).isEqualTo(Events.parse("""
                                {
                                  "statusCode": 201,
                                  "multiValueHeaders": {
                                    "content-type": ["text/plain; charset=utf-8"],
                                    "vary": ["accept", "origin"],
                                    "set-cookie": ["%s", "%s"]
                                  },
                                  "body": "done",
                                  "isBase64Encoded": false
                                }
                                """.formatted(
                        Cookie.of("a", "1").header(), Cookie.of("b", "2").header())));
    }

    @Test
    void writesAllFieldsOfAnEmptyResponse() {
        assertThat(LocalLambda.answering(HttpResponse.of(304)).invoke(event)).isEqualTo(Events.parse("""
                        {"statusCode": 304, "multiValueHeaders": {}, "body": "", "isBase64Encoded": false}
                        """));
    }
}
