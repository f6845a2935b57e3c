package dev.peregrine.testing.tck;

import static dev.peregrine.testing.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.event.Message;
import dev.peregrine.event.MessageHandler;
import dev.peregrine.event.RawMessage;
import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.Content;
import dev.peregrine.testing.DeliveryReply;
import dev.peregrine.testing.Kind;
import dev.peregrine.testing.TestEvent;
import dev.peregrine.testing.wire.NotCarriedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What holds for messages that are handled one at a time. */
interface MessageRules extends Rules {
    /** {@return tests that an adapter hands over messages as they arrive} */
    @TestFactory
    default Stream<DynamicTest> handsOverMessagesAsTheyArrive() {
        return Tried.on(this, Kind.MESSAGES, cloud -> {
            seenAsSent(cloud, Content.json("{\"name\":\"Zoë\",\"n\":1.50}"));
            seenAsSent(cloud, Content.text(" not JSON, with\na line break, \"quotes\" and \\ "));
        });
    }

    private static void seenAsSent(Cloud cloud, Content body) {
        List<TestEvent> events = List.of(
                TestEvent.message("1", body)
                        .withKey("key-1")
                        .withAttribute("tenant", "a b, ü")
                        .withAttribute("empty-not", "0")
                        .withPublishedTime(Instant.parse("2025-03-04T05:06:07.089Z")),
                TestEvent.message("2", body).withAttempt(2));
        List<TestEvent> expected = cloud.platform().arriving("messages", events);
        List<RawMessage> seen = Collections.synchronizedList(new ArrayList<>());
        MessageHandler<byte[]> handler = (message, context) -> seen.add(message.raw());
        assertThat(cloud.deliver(handler, byte[].class, events.toArray(TestEvent[]::new)))
                .isDone();
        assertThat(seen).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            Seen.same(seen.get(i), expected.get(i).message());
        }
    }

    /** {@return tests that an adapter binds bodies to the declared type} */
    @TestFactory
    default Stream<DynamicTest> bindsBodiesToTheDeclaredType() {
        return Tried.on(this, Kind.MESSAGES, cloud -> {
            List<Object> seen = Collections.synchronizedList(new ArrayList<>());
            Class<Integer> number = Integer.class;
            MessageHandler<Integer> handler = (message, context) -> seen.add(message.body());
            assertThat(cloud.deliver(handler, number, TestEvent.message("1", Content.json("42"))))
                    .isDone();
            assertThat(seen).containsExactly(42);
        });
    }

    /**
     * A body of bytes comes as it is, or the host refuses who sends it; it never comes damaged.
     *
     * @return a test on each platform that this concerns
     */
    @TestFactory
    default Stream<DynamicTest> damagesNoBodyThatIsNotText() {
        return Tried.on(this, Kind.MESSAGES, cloud -> {
            byte[] bytes = {(byte) 0xFF, 0, (byte) 0xC3, 0x28, '\n', 127};
            List<byte[]> seen = Collections.synchronizedList(new ArrayList<>());
            MessageHandler<byte[]> handler = (message, context) -> seen.add(message.body());
            DeliveryReply reply;
            try {
                reply = cloud.deliver(handler, byte[].class, TestEvent.message("1", Content.bytes(bytes)));
            } catch (NotCarriedException e) {
                return;
            }
            assertThat(reply).isDone();
            assertThat(seen).containsExactly(bytes);
        });
    }

    /**
     * Bytes that aren't text are no string: such a message fails, and is neither lost nor handled as another text.
     *
     * @return a test on each platform that this concerns
     */
    @TestFactory
    default Stream<DynamicTest> makesNoTextOfBytes() {
        return Tried.on(this, Kind.MESSAGES, cloud -> {
            TestEvent bytes = TestEvent.message("1", Content.bytes(new byte[] {(byte) 0xC3, 0x28}));
            DeliveryReply reply;
            try {
                reply = Samples.messages(cloud, (message, context) -> {}).deliver("messages", bytes);
            } catch (NotCarriedException e) {
                return;
            }
            assertThat(reply).failedOnly("1").lostNothing();
            assertThat(reply.started()).isEmpty();
        });
    }

    /**
     * Attributes of one name come all, or the host refuses who sends them.
     *
     * @return a test on each platform that this concerns
     */
    @TestFactory
    default Stream<DynamicTest> keepsAttributesOfOneName() {
        return Tried.on(this, Kind.MESSAGES, cloud -> {
            List<TestEvent> events = List.of(TestEvent.message("1", "x")
                    .withAttribute("tag", "a")
                    .withAttribute("other", "b")
                    .withAttribute("tag", "c"));
            List<TestEvent> expected;
            try {
                expected = cloud.platform().arriving("messages", events);
            } catch (NotCarriedException e) {
                return;
            }
            List<Message<?>> seen = Collections.synchronizedList(new ArrayList<>());
            assertThat(Samples.messages(cloud, (message, context) -> seen.add(message))
                            .deliver("messages", events.get(0)))
                    .isDone();
            Seen.same(seen.get(0).raw(), expected.get(0).message());
        });
    }

    /** {@return tests that an adapter calls no handler without messages} */
    @TestFactory
    default Stream<DynamicTest> callsNoHandlerWithoutMessages() {
        return Tried.on(this, Kind.MESSAGES, cloud -> {
            DeliveryReply reply = Samples.messages(cloud, (message, context) -> {
                        throw new IllegalStateException("called without a message");
                    })
                    .deliver("messages");
            assertThat(reply).isDone();
            assertThat(reply.started()).isEmpty();
        });
    }
}
