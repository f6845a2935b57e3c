package dev.peregrine.aws;

import static dev.peregrine.aws.LocalLambda.requestOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.peregrine.Capability;
import dev.peregrine.http.Cookie;
import dev.peregrine.http.Headers;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadBalancerTest {
    private final ObjectNode event = Events.loadBalancer();
    private final ObjectNode multi = Events.loadBalancerMultiValue();

    @Test
    void readsARequestWithSingleValues() {
        HttpRequest request = requestOf(event);

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.rawPath()).isEqualTo("/orders/7");
        assertThat(request.query().all("tag")).containsExactly("b c");
        assertThat(request.headers().all("accept")).containsExactly("application/json");
        assertThat(request.cookie("theme")).contains("dark");
        assertThat(request.text()).isEqualTo("{\"quantity\":2}");
    }

    @Test
    void readsARequestWithLists() {
        HttpRequest request = requestOf(multi);

        assertThat(request.query().all("tag")).containsExactly("a", "b c");
        assertThat(request.headers().all("accept")).containsExactly("text/html", "application/json");
        assertThat(request.headers().all("cookie")).containsExactly("session=abc; theme=dark");
    }

    @Test
    void decodesTheQueryOnceAndItsNamesToo() {
        ObjectNode query = multi.withObject("/multiValueQueryStringParameters");
        query.removeAll();
        query.putArray("a%26b").add("%2541").add("1+2").add("");

        HttpRequest request = requestOf(multi);
        assertThat(request.query().all("a&b")).containsExactly("%41", "1 2", "");
        assertThat(request.rawQuery()).isEqualTo("a%26b=%2541&a%26b=1+2&a%26b=");
    }

    @Test
    void leavesThePathEncoded() {
        event.put("path", "/a%2Fb/space%20value");

        assertThat(requestOf(event).rawPath()).isEqualTo("/a%2Fb/space%20value");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9, 192.0.2.4 | 192.0.2.4",
                "192.0.2.4              | 192.0.2.4",
                "spoofed, 192.0.2.4:4711| 192.0.2.4",
                "2001:db8::1            | 2001:db8::1",
                "[2001:db8::1]:4711     | 2001:db8::1",
            })
    void takesTheLastForwardedAddressWhichTheLoadBalancerHasAdded(String header, String address) {
        event.withObject("/headers").put("x-forwarded-for", header);

        assertThat(requestOf(event).clientAddress()).contains(address);
    }

    @Test
    void tellsNoClientAddressWithoutForwardedHeader() {
        event.withObject("/headers").remove("x-forwarded-for");

        assertThat(requestOf(event).clientAddress()).isEmpty();
    }

    @Test
    void mirrorsTheFormOfTheRequest() {
        HttpResponse response = HttpResponse.text(418, "short")
                .withHeader("vary", "accept")
                .withHeader("vary", "origin")
                .withCookie(Cookie.of("a", "1"));
        String cookie = Cookie.of("a", "1").header();

        assertThat(LocalLambda.answering(response).invoke(event)).isEqualTo(Events.parse("""
                                {
                                  "statusCode": 418,
                                  "statusDescription": "418 I'm a teapot",
                                  "headers": {
                                    "content-type": "text/plain; charset=utf-8",
                                    "vary": "accept, origin",
                                    "set-cookie": "%s"
                                  },
                                  "body": "short",
                                  "isBase64Encoded": false
                                }
                                """.formatted(cookie)));
        assertThat(LocalLambda.answering(response).invoke(multi)).isEqualTo(Events.parse("""
                                {
                                  "statusCode": 418,
                                  "statusDescription": "418 I'm a teapot",
                                  "multiValueHeaders": {
                                    "content-type": ["text/plain; charset=utf-8"],
                                    "vary": ["accept", "origin"],
                                    "set-cookie": ["%s"]
                                  },
                                  "body": "short",
                                  "isBase64Encoded": false
                                }
                                """.formatted(cookie)));
    }

    @Test
    void writesEveryFieldOfAnEmptyResponse() {
        assertThat(LocalLambda.answering(HttpResponse.of(204)).invoke(event)).isEqualTo(Events.parse("""
                                {
                                  "statusCode": 204,
                                  "statusDescription": "204 No Content",
                                  "headers": {},
                                  "body": "",
                                  "isBase64Encoded": false
                                }
                                """));
    }

    @Test
    void refusesASecondCookieOnlyWhereItWouldBeLost() {
        HttpResponse response =
                HttpResponse.of(204).withCookie(Cookie.of("a", "1")).withCookie(Cookie.of("b", "2"));
        FixedContext context = new FixedContext();

        JsonNode refused = LocalLambda.answering(response).invoke(event, context);
        assertThat(refused.get("statusCode").intValue()).isEqualTo(500);
        assertThat(refused.get("statusDescription").textValue()).isEqualTo("500 Internal Server Error");
        assertThat(context.logged).singleElement().asString().contains("several cookies", "aws lambda, ALB");
        assertThat(LocalLambda.answering(response)
                        .invoke(multi)
                        .withObject("/multiValueHeaders")
                        .get("set-cookie"))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"location", "content-disposition", "ETag"})
    void refusesASecondLineOfAHeaderThatIsNoList(String name) {
        HttpResponse response = HttpResponse.of(201).withHeaders(Headers.of(name, "a", name, "b"));
        FixedContext context = new FixedContext();

        JsonNode answer = LocalLambda.answering(response).invoke(event, context);
        assertThat(answer.get("statusCode").intValue()).isEqualTo(500);
        assertThat(answer.get("body").textValue()).doesNotContainIgnoringCase(name);
        assertThat(context.logged)
                .singleElement()
                .asString()
                .containsIgnoringCase("several lines of the header " + name)
                .contains("aws lambda, ALB");
    }

    @Test
    void tellsWhatEachFormCanDo() {
        assertThat(WireFormat.ALB.host.can(Capability.SEVERAL_COOKIES)).isFalse();
        assertThat(WireFormat.ALB_MULTI.host.can(Capability.SEVERAL_COOKIES)).isTrue();
        assertThat(WireFormat.ANY.can(Capability.SEVERAL_COOKIES)).isTrue();
    }
}
