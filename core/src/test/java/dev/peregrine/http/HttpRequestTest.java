package dev.peregrine.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.peregrine.TypeRef;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class HttpRequestTest {
    record Order(String id, int amount) {}

    private static HttpRequest post(String contentType, byte[] body) {
        return HttpRequest.of("POST", "/")
                .withHeader("content-type", contentType)
                .withBody(Body.of(body));
    }

    private static AbstractThrowableAssert<?, ?> assertProblem(int status, ThrowingCallable call) {
        return assertThatThrownBy(call)
                .asInstanceOf(type(HttpProblem.class))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(status))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.THROWABLE);
    }

    @Test
    void readsJsonAsARecordAndAsAList() {
        HttpRequest request = HttpRequest.of("POST", "/").withJson(List.of(new Order("a", 1), new Order("b", 2)));

        assertThat(request.json(new TypeRef<List<Order>>() {})).containsExactly(new Order("a", 1), new Order("b", 2));
    }

    @Test
    void readsJsonInAnotherCharset() {
        byte[] latin1 = "{\"id\":\"é\",\"amount\":1}".getBytes(ISO_8859_1);

        assertThat(post("application/json; charset=iso-8859-1", latin1).json(Order.class))
                .isEqualTo(new Order("é", 1));
    }

    @Test
    void readsJsonOfASubtypeAndWithoutAMediaType() {
        byte[] json = "{\"id\":\"a\",\"amount\":1}".getBytes(UTF_8);

        assertThat(post("application/vnd.shop+json", json).json(Order.class)).isEqualTo(new Order("a", 1));
        assertThat(HttpRequest.of("POST", "/").withBody(Body.of(json)).json(Order.class))
                .isEqualTo(new Order("a", 1));
    }

    @Test
    void refusesJsonOfAnotherMediaTypeWith415() {
        assertProblem(415, () -> post("text/plain", "{}".getBytes(UTF_8)).json(Order.class));
    }

    @Test
    void tellsWhereJsonDoesNotFitButNothingOfTheCode() {
        HttpRequest request = post("application/json", "{\"id\":\"a\",\"amount\":\"many\"}".getBytes(UTF_8));

        assertProblem(400, () -> request.json(Order.class))
                .hasMessageContaining("/amount")
                .hasMessageNotContaining("Order")
                .hasMessageNotContaining("many");
    }

    @Test
    void refusesTextThatIsNotInItsCharset() {
        byte[] latin1 = "é".getBytes(ISO_8859_1);

        assertProblem(400, () -> post("text/plain", latin1).text());
        assertProblem(400, () -> post("text/plain; charset=klingon", latin1).text());
        assertThat(post("text/plain; charset=latin1", latin1).text()).isEqualTo("é");
    }

    @Test
    void readsAForm() {
        HttpRequest request = HttpRequest.of("POST", "/").withForm(Parameters.of("a", "1 & 2", "b", "é"));

        assertThat(request.form()).isEqualTo(Parameters.of("a", "1 & 2", "b", "é"));
        assertProblem(415, () -> HttpRequest.of("POST", "/").form());
    }

    @Test
    void refusesAFormInACharsetThatEscapesCanNotStandIn() {
        for (String charset : List.of("utf-16le", "x-JISAutoDetect")) {
            assertProblem(
                    415,
                    () -> post("application/x-www-form-urlencoded; charset=" + charset, "a=%41".getBytes(UTF_8))
                            .form());
        }
    }

    @Test
    void keepsWhatItCarriesWhenAFilterChangesIt() {
        HttpRequest request = HttpRequest.of("POST", "/a?x=1")
                .withHeaders(Headers.of("x-a", "1", "x-a", "2", "x-b", "3"))
                .withClientAddress("192.0.2.1")
                .withAttribute(String.class, "ada")
                .withMethod("PUT")
                .withTarget("/b?y=2")
                .withoutHeader("x-b")
                .withHeaders(Headers.of("x-a", "4"));

        assertThat(request.toString()).isEqualTo("PUT /b");
        assertThat(request.query()).isEqualTo(Parameters.of("y", "2"));
        assertThat(request.headers()).isEqualTo(Headers.of("x-a", "4"));
        assertThat(request.clientAddress()).contains("192.0.2.1");
        assertThat(request.attribute(String.class)).contains("ada");
    }

    @Test
    void readsTheTarget() {
        HttpRequest request = HttpRequest.of("GET", "/a%20b?x=1&x=2&y=?");

        assertThat(request.path()).isEqualTo("/a b");
        assertThat(request.rawPath()).isEqualTo("/a%20b");
        assertThat(request.rawQuery()).isEqualTo("x=1&x=2&y=?");
        assertThat(request.query().all("x")).containsExactly("1", "2");
        assertThat(request.query("y")).contains("?");
    }

    @Test
    void givesPathParametersAndNamesThoseThereAre() {
        HttpRequest request = HttpRequest.of("GET", "/orders/7").withPathParameters(Map.of("id", "7"));

        assertThat(request.pathParameter("id")).isEqualTo("7");
        assertThatThrownBy(() -> request.pathParameter("ID"))
                .hasMessageContaining("{ID}")
                .hasMessageContaining("id");
    }

    @Test
    void carriesWhatAFilterTellsTheHandler() {
        record User(String name) {}
        HttpRequest request = HttpRequest.of("GET", "/").withAttribute(User.class, new User("ada"));

        assertThat(request.attribute(User.class)).contains(new User("ada"));
        assertThat(request.attribute(String.class)).isEmpty();
    }

    @Test
    void handsOutCopiesOfItsBytes() {
        HttpRequest request = post("text/plain", "abc".getBytes(UTF_8));
        request.bytes()[0] = 'x';

        assertThat(request.text()).isEqualTo("abc");
    }

    @Test
    void doesNotShowQueryHeadersOrBodyAsText() {
        assertThat(HttpRequest.of("GET", "/a?token=secret")
                        .withHeader("authorization", "secret")
                        .toString())
                .isEqualTo("GET /a");
    }
}
