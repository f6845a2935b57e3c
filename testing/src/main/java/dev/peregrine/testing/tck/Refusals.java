package dev.peregrine.testing.tck;

import static dev.peregrine.testing.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.StartupException;
import dev.peregrine.testing.CloudApp;
import dev.peregrine.testing.DeliveryReply;
import dev.peregrine.testing.TestEvent;

/** How declarations are refused that a host can't keep. */
final class Refusals {
    private Refusals() {}

    /** The start fails, or every delivery does, with a message that says what is missing; nothing is lost. */
    static void refused(CloudApp app, String reason, TestEvent... events) {
        DeliveryReply reply;
        try {
            reply = app.deliver("messages", events);
        } catch (StartupException e) {
            assertThat(e).hasMessageContaining("messages").hasMessageContaining(reason);
            return;
        }
        assertThat(reply).redeliversAll();
        assertThat(reply.started()).isEmpty();
        assertThat(reply.failures())
                .isNotEmpty()
                .allSatisfy(failure ->
                        assertThat(failure).hasMessageContaining("messages").hasMessageContaining(reason));
    }
}
