package dev.peregrine.testing.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** AWS's own reader of typed events takes the twins' events. */
class TypedEventsTest {
    private static final ClientRequest REQUEST = ClientRequest.of("POST", "/a%20b?tag=x&tag=y%2Bz")
            .withHeader("x-test", "1")
            .withHeader("x-test", "2")
            .withHeader("cookie", "s=t; u=v")
            .withHeader("content-type", "text/plain")
            .withBody("é".getBytes(StandardCharsets.UTF_8));

    private static <T> T read(Class<T> type, LambdaTwin twin) {
        return LambdaEventSerializers.serializerFor(type, TypedEventsTest.class.getClassLoader())
                .fromJson(new ByteArrayInputStream(twin.event(REQUEST)));
    }

    @Test
    void readsFormatTwo() {
        for (LambdaTwin twin : List.of(LambdaTwin.httpApi(), LambdaTwin.functionUrl())) {
            APIGatewayV2HTTPEvent event = read(APIGatewayV2HTTPEvent.class, twin);
            assertThat(event.getRawQueryString()).isEqualTo("tag=x&tag=y%2Bz");
            assertThat(event.getQueryStringParameters()).containsEntry("tag", "x,y+z");
            assertThat(event.getHeaders()).containsEntry("x-test", "1,2");
            assertThat(event.getCookies()).containsExactly("s=t", "u=v");
            assertThat(event.getBody()).isEqualTo("é");
            assertThat(event.getRequestContext().getHttp().getMethod()).isEqualTo("POST");
            assertThat(event.getRequestContext().getHttp().getSourceIp()).isEqualTo("203.0.113.7");
        }
    }

    @Test
    void readsFormatOne() {
        for (LambdaTwin twin : List.of(LambdaTwin.restApi(List.of()), LambdaTwin.httpApiPayload1())) {
            APIGatewayProxyRequestEvent event = read(APIGatewayProxyRequestEvent.class, twin);
            assertThat(event.getHttpMethod()).isEqualTo("POST");
            assertThat(event.getMultiValueQueryStringParameters()).containsEntry("tag", List.of("x", "y+z"));
            assertThat(event.getMultiValueHeaders()).containsEntry("x-test", List.of("1", "2"));
            assertThat(event.getBody()).isEqualTo("é");
            assertThat(event.getRequestContext().getIdentity().getSourceIp()).isEqualTo("203.0.113.7");
        }
    }

    @Test
    void readsLoadBalancers() {
        ApplicationLoadBalancerRequestEvent single = read(ApplicationLoadBalancerRequestEvent.class, LambdaTwin.alb());
        assertThat(single.getPath()).isEqualTo("/a%20b");
        assertThat(single.getQueryStringParameters()).containsEntry("tag", "y%2Bz");
        assertThat(single.getHeaders()).containsEntry("x-test", "2");
        ApplicationLoadBalancerRequestEvent multi =
                read(ApplicationLoadBalancerRequestEvent.class, LambdaTwin.albMultiValue());
        assertThat(multi.getMultiValueQueryStringParameters()).containsEntry("tag", List.of("x", "y%2Bz"));
        assertThat(multi.getMultiValueHeaders()).containsEntry("x-test", List.of("1", "2"));
        assertThat(multi.getRequestContext().getElb().getTargetGroupArn()).startsWith("arn:aws:elasticloadbalancing:");
    }
}
