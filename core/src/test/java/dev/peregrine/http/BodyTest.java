package dev.peregrine.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyTest {
    @Test
    void countsBytesAndNotCharacters() {
        assertThat(Body.of("é€", StandardCharsets.UTF_8).size()).isEqualTo(5);
        assertThat(Body.empty().size()).isZero();
    }

    @Test
    void countsTheBytesOfWhatIsYetToBeWritten() {
        assertThat(Body.json(List.of(1, 22)).size()).isEqualTo("[1,22]".length());
        assertThat(Body.stream(out -> out.write(new byte[7])).size()).isEqualTo(7);
    }
}
