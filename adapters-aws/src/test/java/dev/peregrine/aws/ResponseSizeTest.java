package dev.peregrine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.peregrine.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ResponseSizeTest {
    static List<Arguments> limits() {
        return List.of(
                Arguments.of(Events.httpApi(), 6_291_556, "HTTP API"),
                Arguments.of(Events.functionUrl(), 6_291_556, "Function URL"),
                Arguments.of(Events.restApi(), 6_291_556, "REST API"),
                Arguments.of(Events.loadBalancer(), 1_048_576, "ALB"),
                Arguments.of(Events.loadBalancerMultiValue(), 1_048_576, "ALB (multi-value headers)"));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void sendsAnAnswerAtTheLimitAndAnswers500BeyondIt(ObjectNode event, int limit, String trigger) {
        byte[] payload = Events.bytes(event);
        int frame = answering("x").invoke(payload, new FixedContext()).length - 1;
        FixedContext context = new FixedContext();

        assertThat(answering("x".repeat(limit - frame)).invoke(payload, context))
                .hasSize(limit);
        assertThat(context.logged).isEmpty();

        JsonNode refused = Events.read(answering("x".repeat(limit - frame + 1)).invoke(payload, context));
        assertThat(refused.get("statusCode").intValue()).isEqualTo(500);
        assertThat(refused.get("body").textValue()).hasSizeLessThan(500);
        assertThat(context.logged)
                .singleElement()
                .asString()
                .contains("request-1", Integer.toString(limit + 1), Integer.toString(limit), trigger);
    }

    private static LocalLambda answering(String text) {
        return LocalLambda.answering(HttpResponse.text(200, text));
    }
}
