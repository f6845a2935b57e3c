package dev.peregrine.testing.coldstart;

import dev.peregrine.http.HttpResponse;
import dev.peregrine.testing.runtime.GoogleProcess;
import dev.peregrine.testing.runtime.LambdaProcess;
import dev.peregrine.testing.runtime.LambdaResult;
import dev.peregrine.testing.runtime.RawResponse;
import dev.peregrine.testing.wire.ClientRequest;
import dev.peregrine.testing.wire.GoogleExchange;
import dev.peregrine.testing.wire.LambdaTwin;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a function is called with, and what shows that it did its work. A failure answers fast, and would be measured for a
 * start otherwise.
 *
 * @param request an HTTP request, not used when there is an event
 * @param event what a Lambda function gets as it is
 * @param answer a text that the answer holds; empty for any
 */
record FirstCall(ClientRequest request, Optional<byte[]> event, String answer) {
    private static final int FIRST_ERROR = 400;

    static FirstCall ofRoot() {
        return new FirstCall(ClientRequest.of("GET", "/"), Optional.empty(), "");
    }

    void lambda(LambdaProcess process) {
        LambdaTwin front = LambdaTwin.httpApi();
        LambdaResult result = process.invoke(event.orElseGet(() -> front.event(request)));
        if (!result.succeeded()) {
            throw new IllegalStateException(
                    result.error().type() + ": " + result.error().message());
        }
        if (event.isEmpty()) {
            HttpResponse response = front.response(request, result.payload());
            checkStatus(response.status());
        }
        checkAnswer(result.payload());
    }

    void google(GoogleProcess process) {
        RawResponse response = process.send(GoogleExchange.of(request).received());
        checkStatus(response.status());
        checkAnswer(response.body());
    }

    private void checkStatus(int status) {
        if (status >= FIRST_ERROR) {
            throw new IllegalStateException("it answers " + request + " with status " + status
                    + ". Set a request that it accepts, by Candidate.request");
        }
    }

    private void checkAnswer(byte[] bytes) {
        if (!new String(bytes, StandardCharsets.UTF_8).contains(answer)) {
            throw new IllegalStateException(
                    "its answer of " + bytes.length + " bytes doesn't hold what it should: " + answer);
        }
    }
}
