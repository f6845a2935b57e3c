package dev.peregrine.samples.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.event.Message;
import dev.peregrine.event.PermanentFailure;
import dev.peregrine.event.RawMessage;
import dev.peregrine.testing.TestContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderConsumerTest {
    @TempDir
    Path folder;

    private void consume(Order order) throws IOException {
        new OrderConsumer(new FolderWarehouse(folder, Set.of("falcon", "kite")))
                .handle(Message.of("1", order), TestContext.create());
    }

    private static Order order(String number, String sku) {
        return new Order(number, List.of(new Order.Line(sku, 2)));
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void shipsAnOrderOnceThoughItComesTwice() throws IOException {
        consume(order("A-1", "falcon"));
        consume(order("A-1", "falcon"));
        consume(order("A-2", "kite"));
        assertThat(files(folder)).containsExactly("A-1.json", "A-2.json");
    }

    @Test
    void givesUpOnAnUnknownArticle() {
        assertThatThrownBy(() -> consume(order("A-1", "dodo")))
                .isInstanceOf(PermanentFailure.class)
                .hasMessageContaining("A-1");
    }

    @Test
    void refusesOrdersThatNobodyCouldShip() {
        assertThatIllegalArgumentException().isThrownBy(() -> order("../1", "falcon"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Order("A-1", List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Order.Line("falcon", 0));
    }

    @Test
    void parksTheBodyBesideTheReason() throws IOException {
        RawMessage message = RawMessage.text("queue/1", "not an order").build();
        FolderParking parking = new FolderParking(folder);
        parking.park(message, new PermanentFailure("no order"));
        parking.park(message, new PermanentFailure("no order"));
        assertThat(files(folder))
                .hasSize(2)
                .anySatisfy(file -> assertThat(folder.resolve(file)).hasContent("not an order"));
    }
}
