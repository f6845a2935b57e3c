package dev.peregrine.testing.tck;

import static dev.peregrine.testing.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.Capability;
import dev.peregrine.EventDeclaration;
import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.CloudApp;
import dev.peregrine.testing.DeliveryReply;
import dev.peregrine.testing.Kind;
import dev.peregrine.testing.TestEvent;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What holds where a host keeps order. */
interface OrderRules extends Rules {
    private static TestEvent[] ofOneKey(String... bodies) {
        TestEvent[] messages = Samples.messages(bodies);
        for (int i = 0; i < messages.length; i++) {
            messages[i] = messages[i].withKey("k");
        }
        return messages;
    }

    private static CloudApp ordered(Cloud cloud, boolean partial) {
        return Samples.app(cloud, f -> {
            EventDeclaration declared = cloud.declared(f.messages("messages", String.class, Samples.failing()))
                    .ordered()
                    .parallel(4);
            if (partial) {
                declared.partialFailures();
            }
        });
    }

    /** {@return tests that an adapter handles nothing of a key behind a failure} */
    @TestFactory
    default Stream<DynamicTest> handlesNothingOfAKeyBehindAFailure() {
        return Tried.onCapable(this, Kind.MESSAGES, Capability.ORDERED_DELIVERY, cloud -> {
            if (!cloud.platform().needsParking()) {
                stopsAtTheFailure(cloud, false);
                if (cloud.can(Capability.PARTIAL_FAILURES)) {
                    stopsAtTheFailure(cloud, true);
                }
            }
        });
    }

    private static void stopsAtTheFailure(Cloud cloud, boolean partial) {
        DeliveryReply reply =
                ordered(cloud, partial).deliver("messages", ofOneKey("a", Samples.BAD, "c", Samples.BAD, "e"));
        assertThat(reply).inOrder().lostNothing();
        assertThat(reply.started()).containsExactly("1", "2");
        assertThat(reply.redelivered()).contains("2", "3", "4", "5");
        if (partial) {
            assertThat(reply).hasDone("1");
        }
    }

    /** {@return tests that an adapter handles messages of a key in order} */
    @TestFactory
    default Stream<DynamicTest> handlesMessagesOfAKeyInOrder() {
        return Tried.onCapable(
                this,
                Kind.MESSAGES,
                Capability.ORDERED_DELIVERY,
                cloud -> assertThat(ordered(cloud, false).deliver("messages", ofOneKey("a", "b", "c", "d", "e", "f")))
                        .isDone()
                        .inOrder());
    }

    /** {@return tests that an adapter refuses order where the host keeps none} */
    @TestFactory
    default Stream<DynamicTest> refusesOrderWhereTheHostKeepsNone() {
        return Tried.onIncapable(
                this,
                Kind.MESSAGES,
                Capability.ORDERED_DELIVERY,
                cloud -> Refusals.refused(ordered(cloud, false), "ORDERED_DELIVERY", Samples.messages("a", "b")));
    }
}
