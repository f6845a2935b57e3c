package dev.peregrine.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.amazonaws.services.lambda.runtime.Context;
import dev.peregrine.FunctionApp;
import dev.peregrine.Handler;
import dev.peregrine.json.JsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DirectInvocationTest {
    private final FixedContext context = new FixedContext();

    record Order(String item, int quantity) {}

    record Receipt(String text) {}

    private static <I, O> LocalLambda function(Class<I> input, Class<O> output, Handler<I, O> handler) {
        FunctionApp app = functions -> functions.invoke("order", input, output, () -> handler);
        return LocalLambda.of(app);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void takesJsonAndAnswersWithJson() {
        LocalLambda lambda = function(
                Order.class, Receipt.class, (order, c) -> new Receipt(order.quantity() + " × " + order.item()));

        assertThat(lambda.invoke(bytes("{\"item\":\"tea\",\"quantity\":2}"), context))
                .isEqualTo(bytes("{\"text\":\"2 × tea\"}"));
    }

    @Test
    void handsOverRawBytesBothWays() {
        byte[] payload = {0, 1, -2, -1};
        LocalLambda lambda = function(byte[].class, byte[].class, (input, c) -> input);

        assertThat(lambda.invoke(payload, context)).isEqualTo(payload);
    }

    @Test
    void takesAnHttpEventForTheJsonItIs() {
        LocalLambda lambda = function(byte[].class, byte[].class, (input, c) -> input);
        byte[] event = Events.bytes(Events.httpApi());

        assertThat(lambda.invoke(event, context)).isEqualTo(event);
    }

    @Test
    void throwsTheVeryExceptionOfTheHandlerAndLogsNothing() {
        for (Throwable thrown : new Throwable[] {
            new IOException("checked"), new IllegalStateException("unchecked"), new StackOverflowError("error")
        }) {
            LocalLambda lambda = function(Order.class, Receipt.class, (order, c) -> {
                if (thrown instanceof Error error) {
                    throw error;
                }
                throw (Exception) thrown;
            });

            assertThat(catchThrowable(() -> lambda.handleRequest(
                            new java.io.ByteArrayInputStream(bytes("{\"item\":\"tea\",\"quantity\":2}")),
                            new java.io.ByteArrayOutputStream(),
                            context)))
                    .isSameAs(thrown);
        }
        assertThat(context.logged).isEmpty();
    }

    @Test
    void refusesAPayloadThatDoesNotFit() {
        LocalLambda lambda = function(Order.class, Receipt.class, (order, c) -> new Receipt(""));

        assertThatThrownBy(() -> lambda.invoke(bytes("{\"item\":\"tea\"}"), context))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("quantity");
        assertThat(context.logged).isEmpty();
    }

    @Test
    void refusesAnAnswerThatLambdaWouldNotTake() {
        LocalLambda lambda = function(Integer.class, byte[].class, (size, c) -> {
            byte[] answer = new byte[size];
            Arrays.fill(answer, (byte) '1');
            return answer;
        });

        assertThat(lambda.invoke(bytes("6291556"), context)).hasSize(6_291_556);
        assertThatThrownBy(() -> lambda.invoke(bytes("6291557"), context))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("6291557")
                .hasMessageContaining("6291556")
                .hasMessageContaining("direct invocation");
    }

    @Test
    void tellsTheHandlerItsHostAndNativeContext() {
        LocalLambda lambda = function(
                byte[].class,
                Receipt.class,
                (input, c) -> new Receipt(c.host().title() + "; "
                        + c.invocationId() + "; " + c.functionName() + "; "
                        + (c.as(Context.class).orElseThrow() == context) + "; "
                        + c.as(GatewayRequest.class).isPresent()));

        assertThat(new String(lambda.invoke(Events.bytes(Events.httpApi()), context), StandardCharsets.UTF_8))
                .isEqualTo("{\"text\":\"aws lambda, direct invocation; request-1; order; true; false\"}");
    }
}
