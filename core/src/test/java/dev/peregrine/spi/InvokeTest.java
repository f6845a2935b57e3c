package dev.peregrine.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.FunctionApp;
import dev.peregrine.TypeRef;
import dev.peregrine.http.Body;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.http.MediaType;
import dev.peregrine.json.JsonException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvokeTest {
    record Line(String sku, BigDecimal price) {}

    record Total(BigDecimal sum) {}

    private static final FunctionApp TOTAL =
            f -> f.invoke("total", new TypeRef<List<Line>>() {}, TypeRef.of(Total.class), () -> (lines, context) -> {
                BigDecimal sum = BigDecimal.ZERO;
                for (Line line : lines) {
                    sum = sum.add(line.price());
                }
                return new Total(sum);
            });

    private static final String LINES = "[{\"sku\":\"a\",\"price\":1.10},{\"sku\":\"b\",\"price\":2}]";

    private static byte[] invoke(TestHost host, String payload) throws Exception {
        return host.deployment.invoke(payload.getBytes(UTF_8), host.invocation());
    }

    @Test
    void bindsInputAndOutput() throws Exception {
        assertThat(invoke(new TestHost(TOTAL), LINES)).asString(UTF_8).isEqualTo("{\"sum\":3.10}");
    }

    @Test
    void handsRawBytesThroughAndAnswersNullWithNull() throws Exception {
        TestHost raw = new TestHost(f -> f.invoke("raw", byte[].class, byte[].class, () -> (in, context) -> in));
        TestHost any = new TestHost(f -> f.invoke("any", Object.class, Object.class, () -> (in, context) -> in));

        assertThat(invoke(raw, "anything")).asString(UTF_8).isEqualTo("anything");
        assertThat(invoke(any, "{\"a\":[1,null]}")).asString(UTF_8).isEqualTo("{\"a\":[1,null]}");
    }

    @Test
    void throwsWhatTheHandlerThrewAndLogsNothing() {
        IOException failure = new IOException("no");
        TestHost host = new TestHost(f -> f.invoke("f", Integer.class, Integer.class, () -> (in, context) -> {
            throw failure;
        }));

        assertThatThrownBy(() -> invoke(host, "1")).isSameAs(failure);
        assertThat(host.logged).isEmpty();
    }

    @Test
    void refusesAPayloadThatDoesNotFitWithItsPlace() {
        assertThatThrownBy(() -> invoke(new TestHost(TOTAL), "[{\"sku\":\"a\",\"price\":\"x\"}]"))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("/0/price");
    }

    @Test
    void isReachedOverHttpByPostOnAnyPath() {
        TestHost host = new TestHost(TOTAL);
        HttpRequest post = HttpRequest.of("POST", "/any").withBody(MediaType.JSON, Body.of(LINES, UTF_8));

        HttpResponse response = host.send(post);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.contentType()).contains(MediaType.JSON);
        assertThat(response.text()).isEqualTo("{\"sum\":3.10}");
        assertThat(host.send("GET", "/any").status()).isEqualTo(405);
        assertThat(host.send("GET", "/any").header("allow")).contains("POST, OPTIONS");
        assertThat(host.send(post.withBody(Body.of("[", UTF_8))).status()).isEqualTo(400);
        assertThat(host.send(post.withHeader("content-type", "text/plain")).status())
                .isEqualTo(415);
        assertThat(host.logged).isEmpty();
    }

    @Test
    void interceptorsSeeTheBoundInput() throws Exception {
        List<Object> seen = new java.util.ArrayList<>();
        TestHost host = new TestHost(f -> f.invoke("f", Integer.class, Integer.class, () -> (in, context) -> in + 1)
                .intercept((input, context, proceed) -> {
                    seen.add(input);
                    proceed.proceed();
                }));

        assertThat(invoke(host, "41")).asString(UTF_8).isEqualTo("42");
        assertThat(seen).containsExactly(41);
    }
}
