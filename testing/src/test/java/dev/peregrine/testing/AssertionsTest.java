package dev.peregrine.testing;

import static dev.peregrine.testing.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.http.Body;
import dev.peregrine.http.Cookie;
import dev.peregrine.http.HttpProblem;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.http.MediaType;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AssertionsTest {
    private static final HttpResponse RESPONSE = HttpResponse.json(201, Map.of("a", List.of(1, 2.50)))
            .withHeader("x-test", "one")
            .withCookie(Cookie.of("session", "s3").secure());
    private static final HttpResponse PROBLEM =
            HttpProblem.of(422, "no good").error("/email", "must be one").response();

    private static void fails(ThrowingCallable assertion, String... parts) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessageContainingAll(parts);
    }

    @Test
    void passWhatIsRight() {
        assertThat(RESPONSE)
                .hasStatus(201)
                .hasHeader("X-Test")
                .hasHeader("X-Test", "one")
                .hasNoHeader("x-other")
                .hasContentType("application/json")
                .hasCookie("session", "s3")
                .hasTextContaining("[1,2.5")
                .hasJson("{ \"a\": [1.0, 25e-1] }");
        assertThat(HttpResponse.text(200, "hi")).hasText("hi").hasBody(new byte[] {'h', 'i'});
        assertThat(HttpResponse.of(204)).hasNoBody();
        assertThat(PROBLEM).isProblem(422).hasProblemDetail("good").hasError("/email");
        assertThat(HttpProblem.of(400).with("pointer", "/name").response()).hasError("/name");
    }

    @Test
    void failWithStatusHeadersAndContent() {
        fails(
                () -> assertThat(RESPONSE).as("the answer").hasStatus(200),
                "[the answer] Expected status 200 but was 201",
                "201 Created",
                "x-test: one",
                "{\"a\":[1,2.5");
        fails(() -> assertThat(RESPONSE).hasHeader("x-other"), "Expected a header x-other");
        fails(() -> assertThat(RESPONSE).hasHeader("x-test", "two"), "\"two\" but it was [one]");
        fails(() -> assertThat(RESPONSE).hasNoHeader("x-test"), "Expected no header x-test");
        fails(() -> assertThat(RESPONSE).hasContentType("text/html"), "text/html", "application/json");
        fails(() -> assertThat(RESPONSE).hasCookie("session", "s4"), "\"s4\" but it was s3");
        fails(() -> assertThat(RESPONSE).hasCookie("other", "1"), "but it was not set");
        fails(() -> assertThat(RESPONSE).hasText("hi"), "Expected the text \"hi\"");
        fails(() -> assertThat(RESPONSE).hasTextContaining("hi"), "contains \"hi\"");
        fails(() -> assertThat(RESPONSE).hasNoBody(), "Expected 0 bytes of content but there were");
        fails(() -> assertThat(PROBLEM).isProblem(400), "Expected status 400 but was 422");
        fails(() -> assertThat(RESPONSE).isProblem(201), "application/problem+json");
        fails(() -> assertThat(PROBLEM).hasProblemDetail("fine"), "\"fine\"");
        fails(() -> assertThat(PROBLEM).hasError("/name"), "error at /name");
        fails(() -> assertThat(HttpResponse.text(200, "1")).hasError("/name"), "Expected a JSON object");
    }

    @Test
    void nameTheFirstDifferenceInJson() {
        fails(() -> assertThat(RESPONSE).hasJson("{\"a\":[1,3]}"), "at /a/1 there is 2.5", "not 3");
        fails(() -> assertThat(RESPONSE).hasJson("{\"a\":[1]}"), "at /a there are 2 elements, not 1");
        fails(() -> assertThat(RESPONSE).hasJson("{}"), "at /a there is", "not expected");
        fails(() -> assertThat(RESPONSE).hasJson("{\"a\":[1,2.5],\"b\":null}"), "at /b there is nothing");
        fails(() -> assertThat(RESPONSE).hasJson("7"), "at the top there is");
        fails(() -> assertThat(HttpResponse.text(200, "{")).hasJson("{}"), "the content isn't JSON");
        assertThatThrownBy(() -> assertThat(RESPONSE).hasJson("{"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("What is expected isn't JSON");
    }

    @Test
    void boundTheContentTheyShow() {
        HttpResponse large = HttpResponse.text(200, "a".repeat(100_000));
        assertThatThrownBy(() -> assertThat(large).hasStatus(201))
                .hasMessageContaining("100000 characters in all")
                .extracting(Throwable::getMessage)
                .satisfies(message -> assertThat(message.length()).isLessThan(2000));
        HttpResponse binary = HttpResponse.of(200, MediaType.BYTES, Body.of(new byte[] {0, 1, 2}));
        fails(() -> assertThat(binary).hasStatus(201), "3 bytes");
    }

    @Test
    void lookAtTheLog() {
        HttpReply reply = HttpReply.answered(HttpResponse.of(200), new byte[0], List.of("first entry", "second"));
        assertThat(reply).logged("first", "entry").isFromTheFunction().hasStatus(200);
        fails(() -> assertThat(reply).logged("first", "second"), "[first, second]", "logged: first entry");
        fails(() -> assertThat(reply).loggedNothing(), "Expected nothing in the log");
        fails(() -> assertThat(reply).isRefusedByHost(), "Expected the host to answer");
        assertThat(HttpReply.answered(HttpResponse.of(200), new byte[0], List.of()))
                .loggedNothing();
    }

    @Test
    void tellTheHostFromTheFunction() {
        HttpReply refused = HttpReply.refused(HttpResponse.of(413));
        assertThat(refused).isRefusedByHost().hasStatus(413);
        fails(() -> assertThat(refused).isFromTheFunction(), "but the host did");
        HttpReply failed = HttpReply.failed(HttpResponse.of(502), new IllegalStateException("broken"), List.of());
        fails(() -> assertThat(failed).isFromTheFunction(), "thrown: java.lang.IllegalStateException: broken");
    }

    @Test
    void lookAtInvocations() {
        InvokeReply answered =
                InvokeReply.answered("{\"a\":1}".getBytes(java.nio.charset.StandardCharsets.UTF_8), List.of());
        assertThat(answered).hasSucceeded().hasJson("{\"a\":1.0}");
        fails(() -> assertThat(answered).hasJson("{\"a\":2}"), "at /a there is 1, not 2", "{\"a\":1}");
        fails(() -> assertThat(answered).hasFailed(), "Expected a failure");
        InvokeReply failed = InvokeReply.failed(new IllegalStateException("broken"), List.of("why"));
        assertThat(failed).hasFailed().hasFailedWith(RuntimeException.class, "brok");
        fails(() -> assertThat(failed).hasSucceeded(), "the invocation failed", "broken", "logged: why");
        fails(() -> assertThat(failed).hasFailedWith(AssertionError.class, "brok"), "java.lang.AssertionError");
        fails(() -> assertThat(failed).hasFailedWith(RuntimeException.class, "other"), "\"other\"");
        InvokeReply problem = InvokeReply.of(HttpReply.answered(PROBLEM, new byte[0], List.of()));
        assertThat(problem).hasFailed();
        fails(() -> assertThat(problem).hasSucceeded(), "422 Unprocessable Content");
    }
}
