package dev.peregrine.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.peregrine.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
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
        InputStream once =
                new SequenceInputStream(new ByteArrayInputStream(event("once")), InputStream.nullInputStream());

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

    @Test
    void aBufferIsUsedAgainAndGivenBackOnce() throws IOException {
        AtomicReference<byte @Nullable []> spare = new AtomicReference<>();
        Payload first = Payload.read(new ByteArrayInputStream("first".getBytes(StandardCharsets.UTF_8)), spare);
        byte[] buffer = first.buffer();
        first.release(spare);
        assertThat(spare.get()).isSameAs(buffer);
        Payload second = Payload.read(new ByteArrayInputStream("second".getBytes(StandardCharsets.UTF_8)), spare);
        assertThat(second.buffer()).isSameAs(buffer);
        assertThat(spare.get()).isNull();
        first.release(spare);
        assertThat(spare.get()).as("while another invocation uses it").isNull();
        second.release(spare);

        assertThat(first.bytes()).isEqualTo("first".getBytes(StandardCharsets.UTF_8));
        assertThat(second.bytes()).isEqualTo("second".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatCannotBeReadAgainIsNoBufferForOthers() throws IOException {
        AtomicReference<byte @Nullable []> spare = new AtomicReference<>();
        InputStream once = new SequenceInputStream(
                new ByteArrayInputStream("once".getBytes(StandardCharsets.UTF_8)), InputStream.nullInputStream());
        Payload payload = Payload.read(once, spare);
        payload.release(spare);

        assertThat(spare.get()).isNull();
        assertThat(payload.bytes()).isEqualTo("once".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aLargeBufferIsNotKept() throws IOException {
        AtomicReference<byte @Nullable []> spare = new AtomicReference<>();
        Payload.read(new ByteArrayInputStream(new byte[3_000_000]), spare).release(spare);

        assertThat(spare.get()).isNull();
    }

    @Test
    void aStreamThatOnlyClaimsToBeReadAgainIsFoundOut() throws IOException {
        InputStream liar = new ByteArrayInputStream("gone".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized void reset() {
                // stays at the end
            }
        };
        AtomicReference<byte @Nullable []> spare = new AtomicReference<>();
        Payload payload = Payload.read(liar, spare);
        payload.release(spare);

        assertThatThrownBy(payload::bytes).hasMessageContaining("can't be read again");
    }
}
