package dev.peregrine.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.peregrine.Context;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.StartupException;
import dev.peregrine.TraceContext;
import dev.peregrine.http.HttpResponse;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("sets the system property in which Lambda's runtime tells the trace")
class InvocationFactsTest {
    private static final String TRACE_PROPERTY = "com.amazonaws.xray.traceHeader";
    private static final String XRAY = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";
    private static final String TRACE_ID = "5759e988bd862e3fe1be46a994272793";

    private final List<Context> seen = new ArrayList<>();
    private final LocalLambda lambda = recording(Map.of());

    @BeforeEach
    @AfterEach
    void clearTrace() {
        System.clearProperty(TRACE_PROPERTY);
    }

    private LocalLambda recording(Map<String, String> environment) {
        return new LocalLambda(
                FunctionApp.of((request, context) -> {
                    seen.add(context);
                    return HttpResponse.of(204);
                }),
                environment);
    }

    private Context contextOf(ObjectNode event, FixedContext context) {
        lambda.invoke(event, context);
        return seen.get(seen.size() - 1);
    }

    @Test
    void tellsLambdasOwnRequestIdAndTheGatewaysBesideIt() {
        Map<String, ObjectNode> byGatewayId = Map.of(
                "gateway-1", Events.httpApi(),
                "url-1", Events.functionUrl(),
                "rest-1", Events.restApi(),
                "Root=1-5c536348-3d683b8b04734faae651f476", Events.loadBalancerMultiValue());
        byGatewayId.forEach((gatewayId, event) -> {
            Context context = contextOf(event, new FixedContext("lambda-1", null));
            assertThat(context.invocationId()).isEqualTo("lambda-1");
            assertThat(context.as(GatewayRequest.class)).contains(new GatewayRequest(gatewayId));
        });
        ObjectNode withoutTrace = Events.loadBalancer();
        withoutTrace.withObject("/headers").remove("x-amzn-trace-id");
        assertThat(contextOf(withoutTrace, new FixedContext()).as(GatewayRequest.class))
                .isEmpty();
    }

    @Test
    void tellsWhichFormatHasCome() {
        Map<String, ObjectNode> byTrigger = Map.of(
                "HTTP API (payload 2.0)", Events.httpApi(),
                "Function URL", Events.functionUrl(),
                "REST API", Events.restApi(),
                "ALB", Events.loadBalancer(),
                "ALB (multi-value headers)", Events.loadBalancerMultiValue());
        byTrigger.forEach((trigger, event) ->
                assertThat(contextOf(event, new FixedContext()).host().title()).isEqualTo("aws lambda, " + trigger));
    }

    @Test
    void tellsTheDeadlineThatLambdaTells() {
        Instant before = Instant.now().minusMillis(1);
        Context context = contextOf(Events.httpApi(), new FixedContext());
        Instant after = Instant.now();

        assertThat(context.deadlineEstimated()).isFalse();
        assertThat(context.deadline()).isBetween(before.plusSeconds(60), after.plusSeconds(60));
        assertThat(context.remainingTime()).isLessThanOrEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void isAColdStartOnce() {
        assertThat(contextOf(Events.httpApi(), new FixedContext()).coldStart()).isTrue();
        assertThat(contextOf(Events.restApi(), new FixedContext()).coldStart()).isFalse();
    }

    @Test
    void readsTheTraceFromTheContextThenThePropertyThenTheEnvironment() {
        Context fromContext = contextOf(Events.httpApi(), new FixedContext("r", XRAY));
        assertThat(fromContext.trace().map(TraceContext::traceId)).contains(TRACE_ID);
        assertThat(contextOf(Events.httpApi(), new FixedContext()).trace()).isEmpty();

        recording(Map.of("_X_AMZN_TRACE_ID", XRAY)).invoke(Events.httpApi());
        assertThat(seen.get(seen.size() - 1).trace().map(TraceContext::traceId)).contains(TRACE_ID);

        System.setProperty(TRACE_PROPERTY, XRAY.replace("Root=1-5", "Root=1-6"));
        Context fromProperty = contextOf(Events.httpApi(), new FixedContext());
        assertThat(fromProperty.trace().map(TraceContext::traceId)).contains("6" + TRACE_ID.substring(1));
        assertThat(fromContext.trace().map(TraceContext::traceId)).contains(TRACE_ID);
    }

    @Test
    void givesTheNativeContext() {
        FixedContext context = new FixedContext();

        assertThat(contextOf(Events.httpApi(), context).as(com.amazonaws.services.lambda.runtime.Context.class))
                .containsSame(context);
        assertThat(seen.get(0).as(LambdaLogger.class)).isEqualTo(Optional.empty());
    }

    @Test
    void logsAFailureOnceWithItsInvocationAndStackTraceAndTellsTheClientNothing() {
        LocalLambda failing = LocalLambda.of((request, context) -> {
            throw new IllegalStateException("the secret reason");
        });
        FixedContext context = new FixedContext();
        JsonNode answer = failing.invoke(Events.httpApi(), context);

        assertThat(answer.get("statusCode").intValue()).isEqualTo(500);
        assertThat(answer.get("body").textValue()).contains("request-1").doesNotContain("secret");
        assertThat(context.logged)
                .singleElement()
                .asString()
                .contains("request-1", "HTTP API", "IllegalStateException: the secret reason", "InvocationFactsTest");
    }

    @Test
    void runsOnARuntimeWithAnOlderInterface() {
        System.setProperty(TRACE_PROPERTY, XRAY);
        FixedContext context = new FixedContext();
        LambdaLogger oldLogger = without(LambdaLogger.class, context.getLogger(), LogLevel.class, null);
        com.amazonaws.services.lambda.runtime.Context old =
                without(com.amazonaws.services.lambda.runtime.Context.class, context, null, oldLogger);
        LocalLambda failing = LocalLambda.of((request, c) -> {
            seen.add(c);
            throw new IllegalStateException("reason");
        });

        assertThat(failing.invoke(Events.httpApi(), old).get("statusCode").intValue())
                .isEqualTo(500);
        assertThat(seen.get(0).trace().map(TraceContext::traceId)).contains(TRACE_ID);
        assertThat(context.logged).singleElement().asString().contains("IllegalStateException: reason");
    }

    /** An object whose interface lacks what was added to it later, as the JVM sees it when an old jar comes first. */
    private static <T> T without(
            Class<T> type, T present, @Nullable Class<?> lackingParameter, @Nullable LambdaLogger logger) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getXrayTraceId")
                            || Arrays.asList(method.getParameterTypes()).contains(lackingParameter)) {
                        throw new NoSuchMethodError(method.getName());
                    }
                    return logger != null && method.getName().equals("getLogger")
                            ? logger
                            : method.invoke(present, arguments);
                }));
    }

    @Test
    void refusesToStartWithoutAnAppAndSaysWhatToSet() {
        assertThatThrownBy(() -> dev.peregrine.spi.Deployment.start(WireFormat.ANY, Environment.of(Map.of())))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("PEREGRINE_APP");
    }

    @Test
    void failsTheStartWithTheHandlersOwnFailure() {
        FunctionApp app = functions -> functions.http("broken", "/", () -> {
            throw new IllegalStateException("no table configured");
        });

        assertThatThrownBy(() -> LocalLambda.of(app))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("broken")
                .hasMessageContaining("no table configured");
    }
}
