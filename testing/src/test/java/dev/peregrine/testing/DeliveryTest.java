package dev.peregrine.testing;

import static dev.peregrine.testing.Assertions.assertThat;
import static dev.peregrine.testing.Content.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.Capability;
import dev.peregrine.Context;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.StartupException;
import dev.peregrine.event.BatchHandler;
import dev.peregrine.event.BatchResult;
import dev.peregrine.event.Message;
import dev.peregrine.event.MessageHandler;
import dev.peregrine.event.PermanentFailure;
import dev.peregrine.testing.wire.NotCarriedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What replies and assertions tell of deliveries. */
class DeliveryTest {
    private static final TestEvent ONE = TestEvent.message("1", "a");
    private static final TestEvent TWO = TestEvent.message("2", "bad");
    private static final TestEvent THREE = TestEvent.message("3", "c");

    private static final MessageHandler<String> PICKY = (message, context) -> {
        if (message.body().equals("bad")) {
            throw new IOException("not this one");
        }
    };

    private static final FunctionApp PARTIAL =
            f -> f.messages("orders", String.class, PICKY).partialFailures();

    private static CloudApp on(String cloud, FunctionApp app) {
        return Cloud.named(cloud).app(app);
    }

    @Test
    void tellsWhatIsDoneAndWhatComesAgain() {
        DeliveryReply reply = on("aws-sqs", PARTIAL).deliver("orders", ONE, TWO, THREE);
        assertThat(reply)
                .failedOnly("2")
                .redelivers("2")
                .hasDone("1", "3")
                .parked()
                .dropped()
                .lostNothing()
                .threwNothing()
                .inOrder()
                .logged("item 2", "is to be delivered again");
        assertThat(reply.sent()).hasSize(1);
        assertThat(new String(reply.answers().get(0), UTF_8))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"2\"}]}");
        assertThat(reply).hasToString("done [1, 3], parked [], redelivered [2], dropped []");
    }

    @Test
    void showsWhatIsLostWithoutTheSettingOfTheEventSourceMapping() {
        assertThat(on("aws-sqs-unreported", PARTIAL).deliver("orders", ONE, TWO, THREE))
                .hasDone("1", "3")
                .dropped("2");
        assertThat(on("aws-kinesis-unreported", PARTIAL).deliver("orders", ONE, TWO, THREE))
                .hasDone("1")
                .dropped("2", "3");
    }

    @Test
    void startsNothingWhoseEnvironmentSaysThatTheSettingIsMissing() {
        Environment off = Environment.of(Map.of("PEREGRINE_PARTIAL_FAILURES", "off"));
        CloudApp app = Cloud.named("aws-sqs").app(PARTIAL, off);
        assertThatThrownBy(() -> app.deliver("orders", ONE)).isInstanceOf(StartupException.class);
    }

    @Test
    void dropsWhatFailsAtTheLastAttempt() {
        assertThat(on("aws-sns", f -> f.messages("orders", String.class, PICKY)).deliver("orders", TWO.withAttempt(3)))
                .dropped("2");
        assertThat(on("aws-sqs", PARTIAL).deliver("orders", TWO.withAttempt(99)))
                .redelivers("2");
    }

    @Test
    void tellsWhatIsParked() {
        List<String> place = new ArrayList<>();
        FunctionApp app = f -> f.messages("orders", String.class, (message, context) -> {
                    throw new PermanentFailure("no");
                })
                .parking(() -> (message, cause) -> place.add(message.id()));
        assertThat(on("aws-sqs", app).deliver("orders", ONE)).parked("1").lostNothing();
        assertThat(place).containsExactly("1");
    }

    @Test
    void keepsEventsOfOneIdApart() {
        AtomicInteger calls = new AtomicInteger();
        FunctionApp app = f -> f.messages("orders", String.class, (message, context) -> {
            if (calls.incrementAndGet() == 2) {
                throw new IOException("the second time");
            }
        });
        DeliveryReply reply = on("aws-sns", app).deliver("orders", ONE, ONE, ONE);
        assertThat(reply).hasDone("1", "1").redelivers("1");
    }

    @Test
    void deliversToTheSameInstanceAgain() {
        List<Boolean> cold = new ArrayList<>();
        CloudApp app = on(
                "aws-sqs",
                f -> f.messages("orders", String.class, (message, context) -> cold.add(context.coldStart())));
        assertThat(app.deliver("orders", ONE)).isDone();
        assertThat(app.deliver("orders", ONE, THREE)).isDone();
        assertThat(cold).containsExactly(true, false, false);
    }

    @Test
    void closesHandlersOfBatchesAndParkingPlaces() {
        AtomicInteger closed = new AtomicInteger();
        abstract class Closing implements BatchHandler<String>, AutoCloseable {
            @Override
            public void close() {
                closed.incrementAndGet();
            }
        }
        try (Cloud cloud = Cloud.named("aws-sqs")) {
            FunctionApp app = f -> f.batches("orders", String.class, () -> new Closing() {
                @Override
                public BatchResult handle(List<Message<String>> batch, Context context) {
                    return BatchResult.done();
                }
            });
            assertThat(cloud.app(app).deliver("orders", ONE)).isDone();
        }
        assertThat(closed).hasValue(1);
    }

    @Test
    void refusesEventsOfAnotherForm() {
        CloudApp app = on("aws-s3", f -> f.objects("objects", (object, context) -> {}));
        assertThatThrownBy(() -> app.deliver("objects", ONE))
                .isInstanceOf(NotCarriedException.class)
                .hasMessageContaining("changes in an object store")
                .hasMessageContaining("event 1");
    }

    @Test
    void failuresShowWhatBecameOfAll() {
        DeliveryReply reply = on("aws-sqs", PARTIAL).deliver("orders", ONE, TWO, THREE);
        assertThatThrownBy(() -> assertThat(reply).as("the orders").isDone())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("[the orders] Expected [1, 2, 3] to be done but it was [1, 3]")
                .hasMessageContaining("to be delivered again: [2]")
                .hasMessageContaining("called with [1, 2, 3] and failed on [2]")
                .hasMessageContaining("logged: ");
        assertThatThrownBy(() -> assertThat(reply).redelivers("2", "3"))
                .hasMessageContaining("Expected [2, 3] to be delivered again but it was [2]");
        assertThatThrownBy(() -> assertThat(reply).parked("2")).hasMessageContaining("to be parked");
        assertThatThrownBy(() -> assertThat(reply).failedOnly()).hasMessageContaining("alone not to be done");
        assertThatThrownBy(() -> assertThat(reply).threw(IOException.class, "not this one"))
                .hasMessageContaining("java.io.IOException");
        DeliveryReply lost = on("aws-sqs-unreported", PARTIAL).deliver("orders", TWO);
        assertThatThrownBy(() -> assertThat(lost).lostNothing()).hasMessageContaining("the host drops [2]");
    }

    @Test
    void findsWhatIsOutOfOrder() {
        // a standard queue has no order, so that a message behind a failure is handled
        DeliveryReply reply =
                on("aws-sqs", PARTIAL).deliver("orders", ONE.withKey("k"), TWO.withKey("k"), THREE.withKey("k"));
        assertThatThrownBy(() -> assertThat(reply).inOrder())
                .hasMessageContaining("3 was handled although 2 had failed");
        assertThat(on("aws-sqs-fifo", PARTIAL)
                        .deliver("orders", ONE.withKey("k"), TWO.withKey("k"), THREE.withKey("k")))
                .inOrder()
                .redelivers("2", "3");
    }

    @EveryCloud(kind = Kind.MESSAGES, needs = Capability.PARTIAL_FAILURES, only = "aws")
    void runsWhereTheHostCan(Cloud cloud) {
        assertThat(cloud.can(Capability.PARTIAL_FAILURES)).isTrue();
        assertThat(cloud.app(PARTIAL).deliver("orders", ONE, THREE, TWO)).failedOnly("2");
    }

    @EveryCloud(kind = Kind.MESSAGES, lacks = Capability.PARTIAL_FAILURES, only = "aws")
    void runsWhereTheHostCannot(Cloud cloud) {
        assertThat(cloud.name()).isIn("aws-sns", "aws-activemq", "aws-rabbitmq");
        assertThat(cloud.app(PARTIAL).deliver("orders", ONE)).redeliversAll().threw(StartupException.class, "orders");
    }

    @EveryCloud(
            kind = Kind.MESSAGES,
            only = {"aws-sns-in-sqs", "aws-sqs"})
    void runsOnPlatformsThatAreNamed(Cloud cloud) {
        record Order(String sku) {}
        List<String> skus = new ArrayList<>();
        MessageHandler<Order> handler =
                (message, context) -> skus.add(message.body().sku());
        assertThat(cloud.deliver(handler, Order.class, TestEvent.message("1", json("{\"sku\":\"falcon\"}"))))
                .isDone();
        assertThat(skus).containsExactly("falcon");
    }
}
