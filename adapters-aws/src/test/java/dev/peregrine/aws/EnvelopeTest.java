package dev.peregrine.aws;

import static dev.peregrine.aws.LocalLambda.requestOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What all HTTP formats have in common. */
class EnvelopeTest {
    static List<ObjectNode> formats() {
        return List.of(
                Events.httpApi(),
                Events.restApi(),
                Events.functionUrl(),
                Events.loadBalancer(),
                Events.loadBalancerMultiValue());
    }

    @Provide
    Arbitrary<ObjectNode> events() {
        return Arbitraries.of(formats());
    }

    @Property(tries = 200)
    void readsTheFieldsInAnyOrder(@ForAll("events") ObjectNode event, @ForAll long seed) {
        HttpRequest expected = requestOf(event);
        HttpRequest shuffled = requestOf(shuffled(event, new Random(seed)));

        assertThat(shuffled.toString()).isEqualTo(expected.toString());
        assertThat(shuffled.query())
                .satisfies(query ->
                        assertThat(query.all("tag")).isEqualTo(expected.query().all("tag")));
        assertThat(lines(shuffled)).containsExactlyInAnyOrderElementsOf(lines(expected));
        assertThat(shuffled.bytes()).isEqualTo(expected.bytes());
        assertThat(shuffled.clientAddress()).isEqualTo(expected.clientAddress());
    }

    private static List<String> lines(HttpRequest request) {
        List<String> lines = new ArrayList<>();
        request.headers().forEach((name, value) -> lines.add(name + ": " + value));
        return lines;
    }

    private static ObjectNode shuffled(ObjectNode node, Random random) {
        List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(node.properties());
        Collections.shuffle(fields, random);
        ObjectNode result = Events.parse("{}");
        for (Map.Entry<String, JsonNode> field : fields) {
            JsonNode value = field.getValue();
            result.set(field.getKey(), value instanceof ObjectNode object ? shuffled(object, random) : value);
        }
        return result;
    }

    @ParameterizedTest
    @MethodSource("formats")
    void passesOverFieldsItDoesNotKnow(ObjectNode event) {
        HttpRequest expected = requestOf(event);
        for (ObjectNode node : List.of(event, event.withObject("/requestContext"))) {
            node.putObject("future")
                    .putArray("nested")
                    .addObject()
                    .put("path", "/other")
                    .put("httpMethod", "PUT");
            node.putArray("list").addArray().add(1.5);
            node.put("count", 7);
        }

        assertThat(requestOf(event).toString()).isEqualTo(expected.toString());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void answersABodyThatIsNotTheBase64ItClaimsToBeWith400(ObjectNode event) {
        event.put("body", "%%%").put("isBase64Encoded", true);
        FixedContext context = new FixedContext();

        JsonNode answer = LocalLambda.answering(HttpResponse.of(204)).invoke(event, context);
        assertThat(answer.get("statusCode").intValue()).isEqualTo(400);
        assertThat(answer.get("body").textValue()).contains("base64");
        assertThat(context.logged).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void answersAHeaderWithALineBreakWith400(ObjectNode event) {
        if (event.has("multiValueHeaders")) {
            event.withObject("/multiValueHeaders").putArray("x-bad").add("a\r\nset-cookie: b=1");
        } else {
            event.withObject("/headers").put("x-bad", "a\r\nset-cookie: b=1");
        }

        JsonNode answer = LocalLambda.answering(HttpResponse.of(204)).invoke(event);
        assertThat(answer.get("statusCode").intValue()).isEqualTo(400);
        assertThat(answer.get("body").textValue()).contains("x-bad").doesNotContain("b=1");
    }

    @ParameterizedTest
    @MethodSource("formats")
    void keepsAQuestionMarkInThePathOutOfTheQuery(ObjectNode event) {
        event.put(event.has("rawPath") ? "rawPath" : "path", "/what?tag=no");

        HttpRequest request = requestOf(event);
        assertThat(request.rawPath()).isEqualTo("/what%3Ftag=no");
        assertThat(request.query().all("tag")).doesNotContain("no");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "headers | []",
                "headers | {\"accept\": 1}",
                "headers | {\"accept\": [\"text/html\"]}",
                "multiValueHeaders | {\"accept\": \"text/html\"}",
                "multiValueHeaders | {\"accept\": [7]}",
                "multiValueQueryStringParameters | \"a=1\"",
                "queryStringParameters | {\"a\": true}",
                "body | {\"quantity\": 2}",
                "isBase64Encoded | \"true\"",
                "isBase64Encoded | 1",
                "httpMethod | 5",
                "path | [\"orders\"]",
                "requestContext | \"context\"",
            })
    void refusesAFieldOfAnotherTypeAndNamesIt(String field, String json) {
        ObjectNode event = Events.restApi();
        event.set(field, Events.read(json.getBytes(java.nio.charset.StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> LocalLambda.answering(HttpResponse.of(204)).invoke(event))
                .isInstanceOf(UnexpectedEventException.class)
                .hasMessageContaining(field);
    }
}
