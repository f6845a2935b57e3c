package dev.peregrine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.peregrine.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PayloadTest {
    private final LocalLambda lambda = LocalLambda.of((request, context) -> HttpResponse.text(
            200,
            request.text() + " and "
                    + context.as(APIGatewayV2HTTPEvent.class).orElseThrow().getBody()));

    @Test
    void aFunctionSeesItsOwnEventWhateverCameBefore() throws IOException {
        for (String body : new String[] {"x".repeat(40_000), "short", "", "y".repeat(70_000), "last"}) {
            assertThat(answer(new ByteArrayInputStream(event(body)))).isEqualTo(body + " and " + body);
        }
    }

    @Test
    void aStreamThatCannotBeReadAgainIsKept() throws IOException {
        InputStream once = new InputStream() {
            private final InputStream bytes = new ByteArrayInputStream(event("once"));

            @Override
            public int read() throws IOException {
                return bytes.read();
            }
        };

        assertThat(answer(once)).isEqualTo("once and once");
    }

    @Test
    void aStreamThatGivesLittleAtATimeIsReadToItsEnd() throws IOException {
        InputStream slow = new ByteArrayInputStream(event("z".repeat(30_000))) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 7));
            }
        };

        assertThat(answer(slow)).isEqualTo("z".repeat(30_000) + " and " + "z".repeat(30_000));
    }

    @Test
    void invocationsAtTheSameTimeDoNotSeeEachOther() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                String body = Integer.toString(i).repeat(1 + i % 50);
                calls.add(() -> answer(new ByteArrayInputStream(event(body))).equals(body + " and " + body));
            }
            for (Future<Boolean> isOwn : threads.invokeAll(calls)) {
                assertThat(isOwn.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void anEventThatIsRefusedLeavesNothingToTheNext() throws IOException {
        byte[] refused = event("secret".repeat(100));
        for (int length : new int[] {10, 500, refused.length - 1}) {
            try {
                answer(new ByteArrayInputStream(refused, 0, length));
            } catch (UnexpectedEventException expected) {
                assertThat(expected).hasMessageNotContaining("secret");
            }
            assertThat(answer(new ByteArrayInputStream(event("next")))).isEqualTo("next and next");
        }
    }

    private static byte[] event(String body) {
        ObjectNode event = Events.httpApi();
        event.put("body", body).put("isBase64Encoded", false);
        return Events.bytes(event);
    }

    private String answer(InputStream event) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        lambda.handleRequest(event, out, new FixedContext());
        return Events.read(out.toByteArray()).get("body").textValue();
    }
}
