package dev.peregrine.aws;

import static dev.peregrine.aws.LocalLambda.requestOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.peregrine.http.HttpRequest;
import org.junit.jupiter.api.Test;

class FunctionUrlTest {
    private final ObjectNode event = Events.functionUrl();

    @Test
    void readsARequest() {
        HttpRequest request = requestOf(event);

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.rawPath()).isEqualTo("/orders/7");
        assertThat(request.query().all("tag")).containsExactly("a", "b c");
        assertThat(request.clientAddress()).contains("192.0.2.2");
    }

    @Test
    void leavesThePathEncoded() {
        event.put("rawPath", "/a%2Fb/100%25/space%20value");

        assertThat(requestOf(event).rawPath()).isEqualTo("/a%2Fb/100%25/space%20value");
    }

    @Test
    void readsCookiesThatComeTwiceOnlyOnce() {
        assertThat(requestOf(event).headers().all("cookie")).containsExactly("session=abc; theme=dark");
    }
}
