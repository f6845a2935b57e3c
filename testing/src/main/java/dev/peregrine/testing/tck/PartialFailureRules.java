package dev.peregrine.testing.tck;

import static dev.peregrine.testing.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.Capability;
import dev.peregrine.testing.CloudApp;
import dev.peregrine.testing.DeliveryReply;
import dev.peregrine.testing.Kind;
import dev.peregrine.testing.TestEvent;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What holds when some of the messages that are delivered together fail. */
interface PartialFailureRules extends Rules {
    /** {@return tests that an adapter loses nothing when a message fails} */
    @TestFactory
    default Stream<DynamicTest> losesNothingWhenAMessageFails() {
        return Tried.on(this, Kind.MESSAGES, cloud -> {
            DeliveryReply reply = Samples.messages(cloud, Samples.failing())
                    .deliver("messages", Samples.messages("a", Samples.BAD, "c"));
            assertThat(reply).lostNothing();
            assertThat(reply.done()).doesNotContain("2");
            assertThat(reply.failed()).containsExactly("2");
            if (cloud.platform().mostPerInvocation() == 1) {
                assertThat(reply).failedOnly("2");
            } else if (!cloud.platform().needsParking()) {
                assertThat(reply).redeliversAll();
            }
        });
    }

    /** {@return tests that an adapter has only what failed delivered again} */
    @TestFactory
    default Stream<DynamicTest> hasOnlyWhatFailedDeliveredAgain() {
        return Tried.onCapable(this, Kind.MESSAGES, Capability.PARTIAL_FAILURES, cloud -> {
            // the last one fails, so that order is no reason to have more delivered again
            TestEvent[] messages = Samples.messages("a", "b", Samples.BAD);
            DeliveryReply reply = Samples.app(
                            cloud,
                            f -> cloud.declared(f.messages("messages", String.class, Samples.failing()))
                                    .partialFailures())
                    .deliver("messages", messages);
            assertThat(reply).failedOnly("3").hasDone("1", "2").lostNothing();
            if (cloud.platform().mostPerInvocation() > 1) {
                assertThat(reply).threwNothing();
            }
        });
    }

    /** {@return tests that an adapter has all done that is done with partial failures} */
    @TestFactory
    default Stream<DynamicTest> hasAllDoneThatIsDoneWithPartialFailures() {
        return Tried.onCapable(
                this,
                Kind.MESSAGES,
                Capability.PARTIAL_FAILURES,
                cloud -> assertThat(Samples.app(
                                        cloud,
                                        f -> cloud.declared(f.messages("messages", String.class, Samples.failing()))
                                                .partialFailures())
                                .deliver("messages", Samples.messages("a", "b", "c")))
                        .isDone()
                        .threwNothing());
    }

    /**
     * At the start, or where one entry point serves several sources, at the first message.
     *
     * @return a test on each platform that this concerns
     */
    @TestFactory
    default Stream<DynamicTest> refusesPartialFailuresWhereTheHostHasNone() {
        return Tried.onIncapable(this, Kind.MESSAGES, Capability.PARTIAL_FAILURES, cloud -> {
            CloudApp app = Samples.app(
                    cloud,
                    f -> cloud.declared(f.messages("messages", String.class, Samples.failing()))
                            .partialFailures());
            Refusals.refused(app, "PARTIAL_FAILURES", Samples.messages("a", "b"));
        });
    }
}
