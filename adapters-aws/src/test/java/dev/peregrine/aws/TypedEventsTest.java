package dev.peregrine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.peregrine.Context;
import dev.peregrine.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The vendor's own library tells what its event classes should hold. */
class TypedEventsTest {
    private static <T> T typed(ObjectNode event, Class<T> type) {
        return contextOf(event).as(type).orElseThrow();
    }

    private static Context contextOf(ObjectNode event) {
        List<Context> seen = new ArrayList<>();
        LocalLambda.of((request, context) -> {
                    seen.add(context);
                    return HttpResponse.of(204);
                })
                .invoke(event);
        return seen.get(0);
    }

    private static <T> void holdsWhatTheVendorsLibraryReads(ObjectNode event, Class<T> type) {
        ClassLoader loader = type.getClassLoader();
        T expected = LambdaEventSerializers.serializerFor(type, loader)
                .fromJson(new ByteArrayInputStream(Events.bytes(event)));

        assertThat(typed(event, type)).usingRecursiveComparison().isEqualTo(expected);
    }

    @Test
    void readsHttpApisAndFunctionUrls() {
        holdsWhatTheVendorsLibraryReads(Events.httpApi(), APIGatewayV2HTTPEvent.class);
        holdsWhatTheVendorsLibraryReads(Events.functionUrl(), APIGatewayV2HTTPEvent.class);

        APIGatewayV2HTTPEvent event = typed(Events.httpApi(), APIGatewayV2HTTPEvent.class);
        assertThat(event.getRequestContext().getAuthorizer().getJwt().getClaims())
                .isEqualTo(Map.of("sub", "user-1", "aud", "shop"));
        assertThat(event.getRequestContext().getAuthorizer().getJwt().getScopes())
                .containsExactly("orders:read", "orders:write");
        assertThat(event.getRequestContext().getHttp().getSourceIp()).isEqualTo("192.0.2.1");
        assertThat(event.getRequestContext().getTimeEpoch()).isEqualTo(1583348638390L);
        assertThat(event.getStageVariables()).isEqualTo(Map.of("table", "orders"));
        assertThat(event.getPathParameters()).isEqualTo(Map.of("id", "7"));
        assertThat(typed(Events.functionUrl(), APIGatewayV2HTTPEvent.class)
                        .getRequestContext()
                        .getAuthorizer()
                        .getIam()
                        .getUserArn())
                .isEqualTo("arn:aws:iam::111122223333:user/example-user");
    }

    @Test
    void readsWhatAnAuthorizerHasAdded() {
        ObjectNode event = Events.httpApi();
        ObjectNode authorizer = event.withObject("/requestContext/authorizer");
        ObjectNode lambda = authorizer.removeAll().putObject("lambda");
        lambda.put("text", "t")
                .put("whole", 7)
                .put("large", 70_000_000_000L)
                .put("real", 1.5)
                .put("flag", true)
                .putNull("none");
        lambda.putArray("list").add(1).add("two").addObject().put("three", 3);
        authorizer
                .putObject("iam")
                .put("accessKey", "k")
                .putObject("cognitoIdentity")
                .put("identityId", "i")
                .putArray("amr")
                .add("a");

        holdsWhatTheVendorsLibraryReads(event, APIGatewayV2HTTPEvent.class);
        assertThat(typed(event, APIGatewayV2HTTPEvent.class)
                        .getRequestContext()
                        .getAuthorizer()
                        .getLambda())
                .containsEntry("whole", 7)
                .containsEntry("list", List.of(1, "two", Map.of("three", 3)));
    }

    @Test
    void readsRestApis() {
        ObjectNode event = Events.restApi();
        event.withObject("/requestContext/identity")
                .put("apiKey", "key")
                .put("caller", "c")
                .put("user", "u");
        event.put("version", "1.0");
        holdsWhatTheVendorsLibraryReads(event, APIGatewayProxyRequestEvent.class);

        APIGatewayProxyRequestEvent typed = typed(event, APIGatewayProxyRequestEvent.class);
        assertThat(typed.getRequestContext().getAuthorizer()).containsEntry("claims", Map.of("sub", "user-1"));
        assertThat(typed.getMultiValueQueryStringParameters()).isEqualTo(Map.of("tag", List.of("a", "b c")));
        assertThat(typed.getRequestContext().getIdentity().getSourceIp()).isEqualTo("192.0.2.3");
        assertThat(typed.getIsBase64Encoded()).isFalse();
    }

    @Test
    void readsLoadBalancers() {
        holdsWhatTheVendorsLibraryReads(Events.loadBalancer(), ApplicationLoadBalancerRequestEvent.class);
        holdsWhatTheVendorsLibraryReads(Events.loadBalancerMultiValue(), ApplicationLoadBalancerRequestEvent.class);

        assertThat(typed(Events.loadBalancerMultiValue(), ApplicationLoadBalancerRequestEvent.class)
                        .getRequestContext()
                        .getElb()
                        .getTargetGroupArn())
                .endsWith("targetgroup/orders/49e9d65c45c6791a");
    }

    @Test
    void passesOverFieldsThatTheClassesDoNotHave() {
        ObjectNode event = Events.restApi();
        event.putObject("future").put("a", 1);
        event.withObject("/requestContext").putArray("list").add(1);

        assertThat(typed(event, APIGatewayProxyRequestEvent.class).getPath()).isEqualTo("/orders/7");
    }

    @Test
    void givesOnlyTheClassOfTheFormatThatHasCome() {
        Context context = contextOf(Events.httpApi());

        assertThat(context.as(APIGatewayProxyRequestEvent.class)).isEmpty();
        assertThat(context.as(ApplicationLoadBalancerRequestEvent.class)).isEmpty();
        assertThat(context.as(SQSEvent.class)).isEmpty();
    }
}
