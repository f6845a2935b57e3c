package dev.peregrine.testing.tck;

import static dev.peregrine.testing.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.Capability;
import dev.peregrine.event.BatchHandler;
import dev.peregrine.event.BatchResult;
import dev.peregrine.event.Message;
import dev.peregrine.testing.DeliveryReply;
import dev.peregrine.testing.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What holds for batches. */
interface BatchRules extends Rules {
    /** Reports messages that are {@link Samples#BAD}. */
    private static BatchHandler<String> reporting() {
        return (batch, context) -> {
            BatchResult result = BatchResult.done();
            for (Message<String> message : batch) {
                if (message.body().equals(Samples.BAD)) {
                    result = result.failed(message, new IllegalArgumentException("a body that it doesn't like"));
                }
            }
            return result;
        };
    }

    /** {@return tests that an adapter hands over batches as the host makes them} */
    @TestFactory
    default Stream<DynamicTest> handsOverBatchesAsTheHostMakesThem() {
        return Tried.on(this, Kind.BATCHES, cloud -> {
            List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
            BatchHandler<String> handler = (batch, context) -> {
                sizes.add(batch.size());
                return BatchResult.done();
            };
            assertThat(cloud.deliver(handler, String.class, Samples.messages("a", "b", "c")))
                    .isDone()
                    .inOrder();
            assertThat(sizes.stream().mapToInt(size -> size).sum()).isEqualTo(3);
            assertThat(sizes).doesNotContain(0);
            if (cloud.platform().mostPerInvocation() >= 3) {
                assertThat(sizes).containsExactly(3);
            }
        });
    }

    /** {@return tests that an adapter loses nothing that a batch handler reports} */
    @TestFactory
    default Stream<DynamicTest> losesNothingThatABatchHandlerReports() {
        return Tried.on(this, Kind.BATCHES, cloud -> {
            DeliveryReply reply = cloud.deliver(reporting(), String.class, Samples.messages("a", "b", Samples.BAD));
            assertThat(reply).lostNothing();
            assertThat(reply.done()).doesNotContain("3");
        });
    }

    /** {@return tests that an adapter has only what a batch handler reports delivered again} */
    @TestFactory
    default Stream<DynamicTest> hasOnlyWhatABatchHandlerReportsDeliveredAgain() {
        return Tried.onCapable(this, Kind.BATCHES, Capability.PARTIAL_FAILURES, cloud -> {
            DeliveryReply reply = Samples.app(
                            cloud,
                            f -> cloud.declared(f.batches("batches", String.class, reporting()))
                                    .partialFailures())
                    .deliver("batches", Samples.messages("a", "b", Samples.BAD));
            assertThat(reply).failedOnly("3").lostNothing();
            if (cloud.platform().mostPerInvocation() > 1) {
                assertThat(reply).threwNothing();
            }
        });
    }

    /** {@return tests that an adapter loses nothing when a batch handler throws} */
    @TestFactory
    default Stream<DynamicTest> losesNothingWhenABatchHandlerThrows() {
        return Tried.on(this, Kind.BATCHES, cloud -> {
            BatchHandler<String> handler = (batch, context) -> {
                throw new IllegalStateException("no");
            };
            DeliveryReply reply = cloud.deliver(handler, String.class, Samples.messages("a", "b"));
            assertThat(reply).lostNothing().failedOnly("1", "2");
        });
    }
}
