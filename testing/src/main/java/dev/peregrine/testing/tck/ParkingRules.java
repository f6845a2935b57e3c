package dev.peregrine.testing.tck;

import static dev.peregrine.testing.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.event.MessageHandler;
import dev.peregrine.event.Parking;
import dev.peregrine.event.PermanentFailure;
import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.CloudApp;
import dev.peregrine.testing.Content;
import dev.peregrine.testing.DeliveryReply;
import dev.peregrine.testing.Kind;
import dev.peregrine.testing.TestEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What holds for what delivering again won't mend. */
interface ParkingRules extends Rules {
    private static CloudApp parking(Cloud cloud, MessageHandler<Integer> handler, Parking place) {
        return Samples.app(
                cloud,
                f -> cloud.declared(f.messages("messages", Integer.class, handler))
                        .parking(place));
    }

    private static TestEvent[] numbers(String... bodies) {
        TestEvent[] events = new TestEvent[bodies.length];
        for (int i = 0; i < bodies.length; i++) {
            events[i] = TestEvent.message(Integer.toString(i + 1), Content.json(bodies[i]));
        }
        return events;
    }

    /** {@return tests that an adapter parks what cannot be decoded} */
    @TestFactory
    default Stream<DynamicTest> parksWhatCannotBeDecoded() {
        return Tried.on(this, Kind.MESSAGES, cloud -> {
            List<String> parked = Collections.synchronizedList(new ArrayList<>());
            DeliveryReply reply = parking(
                            cloud, (message, context) -> {}, (message, cause) -> parked.add(message.text()))
                    .deliver("messages", numbers("1", "{\"not\":", "3"));
            assertThat(reply).hasDone("1", "3").parked("2").lostNothing().threwNothing();
            assertThat(reply.started()).containsExactly("1", "3");
            assertThat(parked).hasSize(1);
            if (!cloud.platform().needsUnwrapping()) {
                assertThat(parked).containsExactly("{\"not\":");
            }
        });
    }

    /** {@return tests that an adapter parks permanent failures} */
    @TestFactory
    default Stream<DynamicTest> parksPermanentFailures() {
        return Tried.on(this, Kind.MESSAGES, cloud -> {
            MessageHandler<Integer> handler = (message, context) -> {
                if (message.body() == 2) {
                    throw new PermanentFailure("there is no such order");
                }
            };
            assertThat(parking(cloud, handler, (message, cause) -> {}).deliver("messages", numbers("1", "2", "3")))
                    .hasDone("1", "3")
                    .parked("2")
                    .lostNothing()
                    .threwNothing();
        });
    }

    /**
     * Where the host drops what fails there is no such failure that it would deliver again.
     *
     * @return a test on each platform that this concerns
     */
    @TestFactory
    default Stream<DynamicTest> acknowledgesNothingThatCouldNotBeParked() {
        return Tried.on(this, Kind.MESSAGES, cloud -> {
            Parking full = (message, cause) -> {
                throw new IOException("the parking place is full");
            };
            DeliveryReply reply = parking(cloud, (message, context) -> {}, full).deliver("messages", numbers("[]"));
            assertThat(reply.done()).isEmpty();
            assertThat(reply.parked()).isEmpty();
            assertThat(reply.failures()).isNotEmpty();
            if (!cloud.platform().needsParking()) {
                assertThat(reply).redeliversAll();
            }
        });
    }

    /** {@return tests that an adapter delivers again what cannot be decoded without a parking place} */
    @TestFactory
    default Stream<DynamicTest> deliversAgainWhatCannotBeDecodedWithoutAParkingPlace() {
        return Tried.on(this, Kind.MESSAGES, cloud -> {
            DeliveryReply reply = Samples.app(
                            cloud, f -> cloud.declared(f.messages("messages", Integer.class, (message, context) -> {})))
                    .deliver("messages", numbers("1", "nonsense"));
            assertThat(reply).lostNothing();
            assertThat(reply.started()).doesNotContain("2");
            assertThat(reply.done()).doesNotContain("2");
        });
    }
}
