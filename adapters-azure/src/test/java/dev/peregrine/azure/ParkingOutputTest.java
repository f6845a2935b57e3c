package dev.peregrine.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.event.Attributes;
import dev.peregrine.event.RawMessage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written for whoever looks at parked messages. */
class ParkingOutputTest {
    private static List<String> parked(boolean deliversAgain, RawMessage message, Throwable cause) {
        ParkingOutput output = new ParkingOutput(deliversAgain);
        output.park(message, cause);
        Worker.Output binding = new Worker.Output();
        output.writeTo(binding);
        return binding.getValue();
    }

    @Test
    void tellsAllOfTheMessageAndWhyItIsThere() {
        RawMessage message = RawMessage.text("m-1", "{\"a\":\"é\"}")
                .source("clicks")
                .partition("3")
                .sequence("7")
                .orderingKey("k")
                .contentType("application/json")
                .publishedTime(Instant.parse("2024-05-31T12:30:00Z"))
                .attributes(Attributes.empty().with("text", "v").with("bytes", new byte[] {0, (byte) 0xFF}))
                .build();

        assertThat(parked(true, message, new IllegalStateException("no\nstock")))
                .containsExactly("{\"id\":\"m-1\",\"source\":\"clicks\",\"partition\":\"3\",\"sequence\":\"7\","
                        + "\"orderingKey\":\"k\",\"contentType\":\"application/json\",\"publishedTime\":"
                        + "\"2024-05-31T12:30:00Z\",\"attributes\":[{\"name\":\"text\",\"value\":\"v\"},{\"name\":\"bytes\","
                        + "\"valueBase64\":\"AP8=\"}],\"body\":\"{\\\"a\\\":\\\"é\\\"}\",\"reason\":{\"type\":"
                        + "\"java.lang.IllegalStateException\",\"message\":\"no\\nstock\"}}");
    }

    @Test
    void bytesThatAreNoTextAreInBase64() {
        RawMessage message = RawMessage.bytes("m-1", new byte[] {(byte) 0xFF}).build();

        assertThat(parked(true, message, new IllegalStateException()))
                .containsExactly("{\"id\":\"m-1\",\"source\":\"unknown\",\"bodyBase64\":\"/w==\",\"reason\":{\"type\":"
                        + "\"java.lang.IllegalStateException\"}}");
    }

    @Test
    void aMessageThatIsTooLongForAQueueIsLeftToTheHostOrAtTheLastTryParkedWithoutItsBody() {
        RawMessage message =
                RawMessage.bytes("m-1", new byte[49_152]).sequence("7").build();

        assertThatThrownBy(() -> parked(true, message, new IllegalStateException()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a parking(…) of your own");
        assertThat(parked(false, message, new IllegalStateException()))
                .containsExactly("{\"id\":\"m-1\",\"source\":\"unknown\",\"sequence\":\"7\",\"bodyLength\":49152,"
                        + "\"reason\":{\"type\":\"java.lang.IllegalStateException\"}}");
        RawMessage nameless =
                RawMessage.bytes("m".repeat(49_152), new byte[1]).sequence("7").build();
        assertThatThrownBy(() -> parked(false, nameless, new IllegalStateException()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whereNothingWasParkedTheOutputIsLeftAlone() {
        Worker.Output binding = new Worker.Output();
        new ParkingOutput(true).writeTo(binding);

        assertThat(binding.getValue()).isEmpty();
    }
}
