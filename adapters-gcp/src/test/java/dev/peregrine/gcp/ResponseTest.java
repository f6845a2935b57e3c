package dev.peregrine.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.http.Body;
import dev.peregrine.http.Cookie;
import dev.peregrine.http.HttpProblem;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.http.MediaType;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseTest {
    private static InMemoryResponse answer(HttpResponse response) throws Exception {
        return Apps.of((request, context) -> response).answer(InMemoryRequest.get("/"));
    }

    @Test
    void writesEveryHeaderLineAsItIs() throws Exception {
        InMemoryResponse response = answer(HttpResponse.bytes(201, MediaType.of("text/plain"), new byte[] {-1, 0})
                .withCookie(Cookie.of("a", "1"))
                .withCookie(Cookie.of("b", "2")));
        assertThat(response.status).isEqualTo(201);
        assertThat(response.headers)
                .contains("content-type: text/plain", "Content-Length: 2")
                .filteredOn(line -> line.startsWith("set-cookie: "))
                .hasSize(2);
        assertThat(response.sent.toByteArray()).containsExactly(-1, 0);
        assertThat(response.closed).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {299, 418, 599})
    void writesUnusualStatusCodes(int status) throws Exception {
        assertThat(answer(HttpResponse.text(status, "x")).status).isEqualTo(status);
    }

    @Test
    void keepsTheServerFromInventingALengthForHeadAndNotModified() throws Exception {
        Apps app = Apps.of((request, context) -> HttpResponse.text(200, "hello"));
        InMemoryResponse head = app.answer(new InMemoryRequest("HEAD", "/"));
        assertThat(head.flushes).isEqualTo(1);
        assertThat(head.headers).containsExactly("content-type: text/plain; charset=utf-8");
        assertThat(answer(HttpResponse.of(304)).flushes).isEqualTo(1);
        assertThat(answer(HttpResponse.of(204)).flushes).isZero();
    }

    @Test
    void answersAndLogsEveryFailure() throws Exception {
        Apps app = Apps.of((request, context) -> {
            throw new StackOverflowError("secret");
        });
        InMemoryResponse response = app.answer(InMemoryRequest.get("/"));
        assertThat(response.status).isEqualTo(500);
        assertThat(response.headers).contains("content-type: application/problem+json");
        assertThat(response.text()).doesNotContain("secret");
        assertThat(app.log()).contains("StackOverflowError: secret");
    }

    @Test
    void sendsWhatJustFitsAndRefusesAByteMore() throws Exception {
        MediaType type = MediaType.BYTES;
        assertThat(answer(HttpResponse.bytes(200, type, new byte[ResponseWriter.MAX_BYTES]))
                        .sent
                        .size())
                .isEqualTo(32 * 1024 * 1024);
        Apps app = Apps.of((request, context) -> HttpResponse.bytes(200, type, new byte[ResponseWriter.MAX_BYTES + 1]));
        InMemoryResponse response = app.answer(InMemoryRequest.get("/"));
        assertThat(response.status).isEqualTo(500);
        assertThat(response.headers).noneMatch(line -> line.contains("octet-stream"));
        assertThat(app.log()).contains("33554433 bytes").contains("gcp cloud run functions, HTTP function");
    }

    @Test
    void refusesHeadersThatTheServerCannotSend() throws Exception {
        Apps app = Apps.of((request, context) ->
                HttpResponse.stream(200, MediaType.TEXT, out -> {}).withHeader("x-a", "a".repeat(16_000)));
        InMemoryResponse response = app.answer(InMemoryRequest.get("/"));
        assertThat(response.status).isEqualTo(500);
        assertThat(response.headers).noneMatch(line -> line.startsWith("x-a"));
        assertThat(app.log()).contains("headers of 160").contains("at most 16000");
    }

    @Test
    void holdsAShortStreamedBodyBackAndTellsItsLength() throws Exception {
        InMemoryResponse response = answer(HttpResponse.stream(200, MediaType.TEXT, out -> {
            out.write('a');
            out.write(new byte[] {'b', 'c', 'd'}, 1, 2);
            out.close();
        }));
        assertThat(response.text()).isEqualTo("acd");
        assertThat(response.headers).contains("Content-Length: 3");
    }

    @Test
    void sendsALongStreamedBodyInPieces() throws Exception {
        byte[] piece = new byte[5000];
        InMemoryResponse response = answer(HttpResponse.stream(200, MediaType.BYTES, out -> {
            out.write(piece);
            out.write(piece);
            out.write(piece);
        }));
        assertThat(response.sent.size()).isEqualTo(15000);
        assertThat(response.headers).contains("Transfer-Encoding: chunked").noneMatch(line -> line.contains("Length"));
        assertThat(response.closed).isFalse();
    }

    @Test
    void passesAFlushOn() throws Exception {
        InMemoryResponse response = answer(HttpResponse.stream(200, MediaType.TEXT, OutputStream::flush));
        assertThat(response.flushes).isEqualTo(2);
        assertThat(response.headers).contains("Transfer-Encoding: chunked");
    }

    @Test
    void answersAFailureBeforeTheStreamIsOnItsWayProperly() throws Exception {
        InMemoryResponse response = answer(HttpResponse.stream(200, MediaType.of("image/png"), out -> {
            out.write(new byte[8192]);
            throw HttpProblem.of(503, "busy");
        }));
        assertThat(response.status).isEqualTo(503);
        assertThat(response.headers).noneMatch(line -> line.contains("image/png"));
        assertThat(response.text()).contains("busy");
    }

    @Test
    void breaksOffAndLogsAFailureInTheMiddleOfAStream() {
        Apps app = Apps.of((request, context) -> HttpResponse.of(200).withBody(Body.stream(out -> {
            out.flush();
            throw new AssertionError("half");
        })));
        assertThatThrownBy(() -> app.answer(InMemoryRequest.get("/")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("incomplete");
        assertThat(app.log()).contains("AssertionError: half").contains("broke off");
    }

    @Test
    void leavesALostConnectionToTheServer() {
        Apps app = Apps.of((request, context) -> HttpResponse.of(200).withBody(Body.stream(out -> {
            out.flush();
            out.write(new byte[100]);
        })));
        InMemoryResponse response = new InMemoryResponse();
        response.disconnected = true;
        assertThatThrownBy(() -> app.service(InMemoryRequest.get("/"), response))
                .hasMessage("the client is gone");
        assertThat(app.log()).isEmpty();
    }
}
