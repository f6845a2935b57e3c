package dev.peregrine.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.event.Attributes;
import dev.peregrine.event.RawMessage;
import dev.peregrine.spi.Redelivery;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written for whoever looks at parked messages. */
class ParkingOutputTest {
    private static List<String> parked(Redelivery redelivery, RawMessage message, Throwable cause) {
        ParkingOutput output = new ParkingOutput(redelivery);
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

        assertThat(parked(Redelivery.ALL, message, new IllegalStateException("no\nstock")))
                .containsExactly("{\"id\":\"m-1\",\"source\":\"clicks\",\"partition\":\"3\",\"sequence\":\"7\","
                        + "\"orderingKey\":\"k\",\"contentType\":\"application/json\",\"publishedTime\":"
                        + "\"2024-05-31T12:30:00Z\",\"attributes\":[{\"name\":\"text\",\"value\":\"v\"},{\"name\":\"bytes\","
                        + "\"valueBase64\":\"AP8=\"}],\"body\":\"{\\\"a\\\":\\\"é\\\"}\",\"reason\":{\"type\":"
                        + "\"java.lang.IllegalStateException\",\"message\":\"no\\nstock\"}}");
    }

    @Test
    void bytesThatAreNoTextAreInBase64() {
        RawMessage message = RawMessage.bytes("m-1", new byte[] {(byte) 0xFF}).build();

        assertThat(parked(Redelivery.ALL, message, new IllegalStateException()))
                .containsExactly("{\"id\":\"m-1\",\"source\":\"unknown\",\"bodyBase64\":\"/w==\",\"reason\":{\"type\":"
                        + "\"java.lang.IllegalStateException\"}}");
    }

    @Test
    void aMessageThatIsTooLongForAQueueIsLeftToTheHostOrAtTheLastTryParkedWithoutItsBody() {
        RawMessage message =
                RawMessage.bytes("m-1", new byte[49_152]).sequence("7").build();

        assertThatThrownBy(() -> parked(Redelivery.ALL, message, new IllegalStateException()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a parking(…) of your own");
        assertThat(parked(Redelivery.NONE, message, new IllegalStateException()))
                .containsExactly("{\"id\":\"m-1\",\"source\":\"unknown\",\"sequence\":\"7\",\"bodyLength\":49152,"
                        + "\"reason\":{\"type\":\"java.lang.IllegalStateException\"}}");
        assertThatThrownBy(() -> parked(Redelivery.NONE, message, new IllegalStateException("x".repeat(50_000))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whereNothingWasParkedTheOutputIsLeftAlone() {
        Worker.Output binding = new Worker.Output();
        new ParkingOutput(Redelivery.ALL).writeTo(binding);

        assertThat(binding.getValue()).isEmpty();
    }
}
