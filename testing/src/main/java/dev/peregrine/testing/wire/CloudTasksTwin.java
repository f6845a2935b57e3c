package dev.peregrine.testing.wire;

import dev.peregrine.event.Attributes;
import dev.peregrine.event.RawMessage;
import java.util.Locale;

/**
 * A queue of Cloud Tasks whose tasks call an HTTP function.
 *
 * <p>A task carries bytes and headers, among which there is no telling the task's own from others; names are in lower case when
 * they arrive. Cloud Tasks keeps no order and doesn't tell when a task was made.
 */
public final class CloudTasksTwin implements GoogleSource<RawMessage> {
    private CloudTasksTwin() {}

    /**
     * A queue.
     *
     * @return the twin, named {@code gcp-tasks}
     */
    public static CloudTasksTwin create() {
        return new CloudTasksTwin();
    }

    @Override
    public String name() {
        return "gcp-tasks";
    }

    @Override
    public RawMessage arriving(RawMessage sent) {
        Attributes attributes = Attributes.empty();
        for (int i = 0; i < sent.attributes().size(); i++) {
            String name = sent.attributes().name(i);
            if (sent.attributes().isBinary(i) || attributes.contains(name.toLowerCase(Locale.ROOT))) {
                throw new NotCarriedException("Headers of tasks are text with a name each");
            }
            attributes = attributes.with(
                    name.toLowerCase(Locale.ROOT), sent.attributes().value(i));
        }
        return RawMessage.bytes(sent.id(), sent.bytes())
                .source(sent.source())
                .attributes(attributes)
                .contentType(sent.contentType().orElse("application/octet-stream"))
                .attempt(sent.attempt().orElse(1))
                .build();
    }

    @Override
    public ClientRequest request(RawMessage event) {
        String retries = Integer.toString(event.attempt().orElse(1) - 1);
        ClientRequest request = ClientRequest.of("POST", "/")
                .withHeader("User-Agent", "Google-Cloud-Tasks")
                .withHeader("Content-Type", event.contentType().orElse("application/octet-stream"))
                .withHeader("X-CloudTasks-QueueName", event.source())
                .withHeader("X-CloudTasks-TaskName", event.id())
                .withHeader("X-CloudTasks-TaskRetryCount", retries)
                .withHeader("X-CloudTasks-TaskExecutionCount", retries)
                .withHeader("X-CloudTasks-TaskETA", "1736942400.123456");
        for (int i = 0; i < event.attributes().size(); i++) {
            request = request.withHeader(
                    event.attributes().name(i), event.attributes().value(i));
        }
        return request.withBody(event.bytes());
    }

    @Override
    public Fate answered(int status) {
        return status >= 200 && status <= 299 ? Fate.DONE : Fate.AGAIN;
    }
}
