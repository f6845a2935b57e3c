package dev.peregrine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.http.HttpResponse;
import java.nio.charset.StandardCharsets;

class HttpReplyTest {
    @EveryCloud
    void showsWhatTheHostHandedToTheFunctionAndWhatItGotBack(Cloud cloud) {
        HttpReply reply = cloud.handler(
                        (request, context) -> HttpResponse.of(201).withHeader("x-order", "seven"))
                .get("/orders/7");

        assertThat(new String(reply.event(), StandardCharsets.UTF_8)).contains("/orders/7");
        assertThat(new String(reply.raw(), StandardCharsets.UTF_8)).contains("201", "seven");
    }
}
