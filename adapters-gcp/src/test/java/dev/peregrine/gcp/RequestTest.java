package dev.peregrine.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTest {
    private final Deque<HttpRequest> seen = new ArrayDeque<>();

    private HttpRequest read(InMemoryRequest request) throws Exception {
        return read(request, Map.of());
    }

    private HttpRequest read(InMemoryRequest request, Map<String, String> environment) throws Exception {
        InMemoryResponse response = Apps.of(this::keep, environment).answer(request);
        assertThat(response.status).as(response.text()).isEqualTo(204);
        return seen.getLast();
    }

    private HttpResponse keep(HttpRequest request, dev.peregrine.Context context) {
        seen.addLast(request);
        return HttpResponse.of(204);
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.org/a/b?x=1, /a/b, x=1",
        "http://example.org/caf%C3%A9/a+b/%20?x=%zz&y=%, /caf%C3%A9/a+b/%20, x=%zz&y=%",
        "http://example.org/a;v=1/b, /a;v=1/b, ''",
        "http://example.org, /, ''",
        "http://example.org?q=/a, /, q=/a",
        "http://[::1]:8080/a?u=http://b/c, /a, u=http://b/c",
        "/a?u=http://b/c, /a, u=http://b/c",
    })
    void takesThePathAndTheQueryFromTheUri(String uri, String path, String query) throws Exception {
        HttpRequest request = read(InMemoryRequest.get(uri));
        assertThat(request.rawPath()).isEqualTo(path);
        assertThat(request.rawQuery()).isEqualTo(query);
    }

    @Test
    void readsTheTargetOfOptionsForTheWholeServer() throws Exception {
        assertThat(read(new InMemoryRequest("PURGE", "http://example.org*")).path())
                .isEqualTo("/*");
    }

    @Test
    void keepsEveryLineOfAHeader() throws Exception {
        HttpRequest request = read(InMemoryRequest.get("/")
                .header("X-A", "1")
                .header("x-a", "2, 3")
                .header("X-A", "")
                .header("X-Latin", "\u00c3\u00a9"));
        assertThat(request.headers().all("x-a")).containsExactly("1", "2, 3", "");
        assertThat(request.header("x-latin")).contains("\u00c3\u00a9");
    }

    @Test
    void answers400ToAHeaderWithAControlCharacter() throws Exception {
        InMemoryResponse response =
                Apps.of(this::keep).answer(InMemoryRequest.get("/").header("X-A", "a\u0007b"));
        assertThat(response.status).isEqualTo(400);
        assertThat(response.text()).contains("X-A").doesNotContain("a\u0007b");
    }

    @Test
    void readsABodyOfUnknownLengthAndCharset() throws Exception {
        byte[] bytes = {0, -1, 13, 10};
        HttpRequest request =
                read(InMemoryRequest.post("text/plain; charset=no-such", bytes).body(bytes, -1));
        assertThat(request.bytes()).isEqualTo(bytes);
    }

    @Test
    void doesNotAskForABodyThatIsKnownToBeEmpty() throws Exception {
        InMemoryRequest request =
                InMemoryRequest.post("text/plain", new byte[0]).body(new BrokenStream());
        assertThat(read(request).body().isEmpty()).isTrue();
    }

    @Test
    void answers400ToABodyThatEndsEarly() throws Exception {
        Apps app = Apps.of(this::keep);
        InMemoryRequest broken = InMemoryRequest.post("text/plain", new byte[5]).body(new BrokenStream());
        assertThat(app.answer(broken).status).isEqualTo(400);
        InMemoryRequest shortened =
                InMemoryRequest.post("text/plain", new byte[5]).body(new ByteArrayInputStream(new byte[4]));
        InMemoryResponse response = app.answer(shortened);
        assertThat(response.status).isEqualTo(400);
        assertThat(response.text()).contains("has 4 bytes").contains("Content-Length is 5");
        assertThat(app.log()).isEmpty();
    }

    @Test
    void believesOnlyTheLastForwardedAddress() throws Exception {
        HttpRequest request = read(InMemoryRequest.get("/")
                .header("X-Forwarded-For", "6.6.6.6")
                .header("X-Forwarded-For", "7.7.7.7, 203.0.113.12"));
        assertThat(request.clientAddress()).contains("203.0.113.12");
        assertThat(read(InMemoryRequest.get("/")).clientAddress()).isEmpty();
        assertThat(read(InMemoryRequest.get("/").header("X-Forwarded-For", "")).clientAddress())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 203.0.113.12", "2, 7.7.7.7", "3, 6.6.6.6", "4, ''"})
    void passesOverTheAddressesOfTrustedProxies(String proxies, String address) throws Exception {
        HttpRequest request = read(
                InMemoryRequest.get("/")
                        .header("X-Forwarded-For", "6.6.6.6")
                        .header("X-Forwarded-For", "7.7.7.7, 203.0.113.12,10.0.0.1"),
                Map.of("PEREGRINE_TRUSTED_PROXIES", proxies));
        assertThat(request.clientAddress().orElse("")).isEqualTo(address);
    }

    @Test
    void handsOutGooglesOwnObjects() throws Exception {
        AtomicReference<List<Object>> found = new AtomicReference<>(List.of());
        Apps app = Apps.of((request, context) -> {
            found.set(List.of(
                    context.as(com.google.cloud.functions.HttpRequest.class).orElseThrow(),
                    context.as(com.google.cloud.functions.HttpResponse.class).orElseThrow(),
                    context.as(String.class).isPresent()));
            return HttpResponse.of(204);
        });
        InMemoryRequest request = InMemoryRequest.get("/");
        InMemoryResponse response = app.answer(request);
        assertThat(found.get()).containsExactly(request, response, false);
    }

    @Test
    void servesAFunctionOfKindInvoke() throws Exception {
        GoogleHttpFunction function = new GoogleHttpFunction(
                functions ->
                        functions.invoke("sum", int[].class, byte[].class, () -> (input, context) -> new byte[] {'7'}),
                dev.peregrine.Environment.of(Map.of())) {};
        InMemoryResponse response = new InMemoryResponse();
        function.service(InMemoryRequest.post("application/json", "[3,4]".getBytes(StandardCharsets.UTF_8)), response);
        assertThat(response.text()).isEqualTo("7");
    }

    private static final class BrokenStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("early EOF");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return read();
        }
    }
}
