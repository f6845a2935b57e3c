package dev.peregrine.testing.wire;

import static dev.peregrine.testing.Assertions.assertThat;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the Functions host and its Java worker do to requests and replies, as recorded and as their source says. */
class AzureExchangeTest {
    private static final ClientRequest GET = ClientRequest.of("GET", "/");
    private static final ClientRequest POST = ClientRequest.of("POST", "/");

    private static ClientRequest post(String type, String text) {
        return POST.withHeader("Content-Type", type).withBody(text.getBytes(UTF_8));
    }

    @Test
    void joinsHeadersAndLowersTheirNames() {
        Map<String, String> headers = AzureExchange.of(GET.withHeader("X-Test", "a")
                        .withHeader("x-TEST", " b ")
                        .withHeader("Empty", ""))
                .text()
                .getHeaders();
        assertThat(headers)
                .containsEntry("x-test", "a,b")
                .containsEntry("empty", "")
                .containsEntry("x-forwarded-for", "203.0.113.7:50123")
                .doesNotContainKey("X-Test");
    }

    @Test
    void joinsParametersAndDropsEmptyOnes() {
        HttpRequestMessage<?> request = AzureExchange.of(ClientRequest.of("GET", "/?a=1&A=2&b=&c&d=x+%C3%A9&e=&e="))
                .text();
        assertThat(request.getQueryParameters())
                .containsOnly(Map.entry("a", "1,2"), Map.entry("d", "x é"), Map.entry("e", ","));
        assertThat(request.getUri().getRawQuery()).isEqualTo("a=1&A=2&b=&c&d=x+%C3%A9&e=&e=");
    }

    @Test
    void throwsAtAUriThatJavaDoesNotTake() {
        HttpRequestMessage<?> request =
                AzureExchange.of(ClientRequest.of("GET", "/?a=x|y")).text();
        assertThatThrownBy(request::getUri).isInstanceOf(IllegalArgumentException.class);
        assertThat(request.getQueryParameters()).containsEntry("a", "x|y");
    }

    @ParameterizedTest
    @CsvSource({
        "/a%20b, /a%20b",
        "/caf%c3%a9, /caf%C3%A9",
        "/a%2Fb, /a%2Fb",
        "/a%2fb, /a%2fb",
        "/a%252Fb, /a%2Fb",
        "/100%25, /100%25",
        "/%zz, /%25zz",
        "/%ff, /%ff",
        "/a|b, /a%7Cb",
        "/a%3Fb%23c, /a%3Fb%23c",
        "/a//b, /a//b",
        "/a/../b, /b",
        "/a/./b/.., /a/",
        "/a+b;c=d, /a+b;c=d"
    })
    void decodesThePathAndEncodesItAgain(String sent, String arrives) {
        assertThat(AzureExchange.of(ClientRequest.of("GET", sent))
                        .text()
                        .getUri()
                        .getRawPath())
                .isEqualTo(arrives);
    }

    @Test
    void handsTextOverAsUtf8WhateverItIs() {
        assertThat(AzureExchange.of(post("application/json", "{\"a\":\"é\"}"))
                        .text()
                        .getBody())
                .contains("{\"a\":\"é\"}");
        assertThat(AzureExchange.of(POST.withBody("é".getBytes(ISO_8859_1)))
                        .text()
                        .getBody())
                .contains("\uFFFD");
        assertThat(AzureExchange.of(post("text/plain", "\uFEFFa")).text().getBody())
                .contains("a");
        assertThat(AzureExchange.of(GET).text().getBody()).isEmpty();
        assertThat(AzureExchange.of(post("text/plain", "a").chunked()).text().getBody())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/octet-stream", "multipart/form-data; boundary=x", "Multipart/Mixed"})
    void handsBytesOverForTwoKindsOfTypes(String type) {
        ClientRequest request = post(type, "é");
        assertThat(AzureExchange.carriesBytes(request)).isTrue();
        assertThat(AzureExchange.of(request).bytes().getBody().orElseThrow()).isEqualTo("é".getBytes(UTF_8));
    }

    @Test
    void failsWhereBytesAreAskedOfText() {
        AzureExchange text = AzureExchange.of(post("image/png", "abc"));
        assertThatThrownBy(text::bytes).isInstanceOf(ClassCastException.class);
        assertThat(AzureExchange.of(post("application/json", "[1,2,3]"))
                        .bytes()
                        .getBody()
                        .orElseThrow())
                .isEqualTo(new byte[] {1, 2, 3});
        assertThat(AzureExchange.of(GET).bytes().getBody()).isEmpty();
        assertThat(AzureExchange.carriesBytes(post("image/png", "abc"))).isFalse();
    }

    @Test
    void knowsNineMethods() {
        assertThat(AzureExchange.of(ClientRequest.of("patch", "/")).text().getHttpMethod())
                .isEqualTo(HttpMethod.PATCH);
        HttpRequestMessage<?> odd =
                AzureExchange.of(ClientRequest.of("PROPFIND", "/")).text();
        assertThatThrownBy(odd::getHttpMethod).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesWhatTheHostRefuses() {
        refuses(400, ClientRequest.of("GET", "/é"));
        refuses(400, ClientRequest.of("GET", "/a%00b"));
        refuses(400, GET.withHeader("x", "a\rb"));
        refuses(414, ClientRequest.of("GET", "/" + "a".repeat(9000)));
        refuses(431, GET.withHeader("x", "a".repeat(40_000)));
        ClientRequest many = GET;
        for (int i = 0; i < 101; i++) {
            many = many.withHeader("x-" + i, "1");
        }
        refuses(431, many);
    }

    private static void refuses(int status, ClientRequest request) {
        assertThatThrownBy(() -> AzureExchange.of(request))
                .isInstanceOfSatisfying(
                        RefusedByHost.class,
                        e -> assertThat(e.response().status()).isEqualTo(status));
    }

    @Test
    void sendsOneValueForEachName() {
        AzureExchange exchange = AzureExchange.of(GET);
        assertThat(exchange.reply(exchange.text()
                        .createResponseBuilder(HttpStatusType.custom(299))
                        .header("Set-Cookie", "a=1")
                        .header("Set-Cookie", "b=2")
                        .header("Content-Type", "image/png")
                        .body(new byte[] {1})
                        .build()))
                .hasStatus(299)
                .hasHeader("set-cookie", "b=2")
                .hasHeader("content-type", "image/png")
                .hasBody(new byte[] {1});
    }

    @Test
    void namesTheEncodingWhereItWritesText() {
        AzureExchange exchange = AzureExchange.of(GET);
        assertThat(exchange.reply(exchange.text()
                        .createResponseBuilder(HttpStatus.OK)
                        .header("Content-Type", "application/json")
                        .body("{}")
                        .build()))
                .hasHeader("content-type", "application/json; charset=utf-8")
                .hasText("{}");
        assertThat(exchange.reply(exchange.text()
                        .createResponseBuilder(HttpStatus.OK)
                        .body(Map.of("a", 1))
                        .build()))
                .hasJson("{\"a\":1}");
    }

    @Test
    void losesWhatIsNoResponseOfItsOwn() {
        AzureExchange exchange = AzureExchange.of(GET);
        assertThat(exchange.reply(null)).hasStatus(200).hasNoBody();
        assertThat(exchange.reply("text")).hasStatus(200).hasNoBody();
    }

    @Test
    void failsAtControlCharactersInHeaders() {
        AzureExchange exchange = AzureExchange.of(GET);
        assertThat(exchange.reply(exchange.text()
                        .createResponseBuilder(HttpStatus.OK)
                        .header("x", "a\r\nb")
                        .build()))
                .hasStatus(500);
        assertThat(exchange.failure()).hasStatus(500).hasNoBody();
    }

    @Test
    void tellsOfTheInvocation() {
        AzureExchange exchange = AzureExchange.of(
                GET.withHeader("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        ExecutionContext context = exchange.context("orders");
        assertThat(context.getFunctionName()).isEqualTo("orders");
        assertThat(context.getInvocationId())
                .isNotEqualTo(exchange.context("orders").getInvocationId());
        assertThat(context.getTraceContext().getTraceparent())
                .startsWith("00-0af7651916cd43dd8448eb211c80319c-")
                .doesNotContain("b7ad6b7169203331");
        context.getLogger().log(Level.SEVERE, "broken", new IllegalStateException("why"));
        assertThat(exchange.log())
                .singleElement()
                .asString()
                .startsWith("broken")
                .contains("IllegalStateException: why");
    }

    @Test
    void bindsNothingElse() {
        Optional<String> body =
                AzureExchange.of(post("application/octet-stream", "abc")).text().getBody();
        // bytes bound to text: the worker decodes them itself
        assertThat(body).contains("abc");
    }
}
