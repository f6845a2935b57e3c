package dev.peregrine.testing.wire;

import dev.peregrine.event.Attributes;
import dev.peregrine.event.RawMessage;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A queue of Cloud Tasks whose tasks call an HTTP function.
 *
 * <p>A task carries bytes and headers, among which there is no telling the task's own from others; names are in lower case when
 * they arrive. Cloud Tasks keeps no order and doesn't tell when a task was made.
 */
public final class CloudTasksTwin implements GoogleSource<RawMessage> {
    private static final String OWN = "x-cloudtasks-";
    private static final String ETA = "1736942400.123456";

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
        String retries = Integer.toString(sent.attempt().orElse(1) - 1);
        // the order of a request's headers means nothing, and the invoker sorts them
        Map<String, String> headers = new TreeMap<>(Map.of(
                "x-cloudtasks-queuename",
                sent.source(),
                "x-cloudtasks-taskname",
                sent.id(),
                "x-cloudtasks-taskretrycount",
                retries,
                "x-cloudtasks-taskexecutioncount",
                retries,
                "x-cloudtasks-tasketa",
                ETA));
        for (int i = 0; i < sent.attributes().size(); i++) {
            String name = sent.attributes().name(i).toLowerCase(Locale.ROOT);
            boolean repeated = headers.put(name, sent.attributes().value(i)) != null && !name.startsWith(OWN);
            if (sent.attributes().isBinary(i) || repeated) {
                throw new NotCarriedException("Headers of tasks are text with a name each");
            }
        }
        Attributes attributes = Attributes.empty();
        for (Map.Entry<String, String> header : headers.entrySet()) {
            attributes = attributes.with(header.getKey(), header.getValue());
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
                .withHeader("X-CloudTasks-TaskETA", ETA);
        for (int i = 0; i < event.attributes().size(); i++) {
            if (!event.attributes().name(i).startsWith(OWN)) {
                request = request.withHeader(
                        event.attributes().name(i), event.attributes().value(i));
            }
        }
        return request.withBody(event.bytes());
    }

    @Override
    public Fate answered(int status) {
        return status >= 200 && status <= 299 ? Fate.DONE : Fate.AGAIN;
    }
}
