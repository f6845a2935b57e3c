package dev.peregrine.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.Environment;
import dev.peregrine.event.MessageHandler;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParallelStressTest {
    private static List<Item> engine(List<Item> messages, MessageHandler<String> handler, int parallelism)
            throws Exception {
        Deployment deployment = Deployment.start(
                f -> f.messages("stressed", String.class, handler)
                        .partialFailures()
                        .parallel(parallelism),
                TestHost.CAPABLE,
                Environment.of(Map.of()));
        return deployment.deliver(
                Delivery.of(Redelivery.ITEM, messages),
                Invocation.of(TestHost.CAPABLE, "id-1", (message, cause) -> {}));
    }

    @Test
    void losesNoFailureIn10000RoundsOf100Messages() throws Exception {
        assertThat(ParallelCheck.firstLoss(ParallelStressTest::engine, true, 10_000, 20240229L))
                .isEmpty();
    }

    @Test
    void theCheckFindsTheFailureThatAnEngineWithAPlainListLoses() throws Exception {
        assertThat(ParallelCheck.firstLoss(new LosingRunner(), false, 10_000, 20240229L))
                .get()
                .asString()
                .startsWith("round 0: message ")
                .endsWith(" failed and is not reported");
    }

    @Test
    void theCheckFindsWhatRunsTwiceOrIsForgottenOrReportedForNothing() throws Exception {
        ParallelCheck.Runner twice = (messages, handler, parallelism) -> {
            engine(messages, handler, parallelism);
            return engine(messages, handler, parallelism);
        };
        ParallelCheck.Runner forgetful = (messages, handler, parallelism) -> {
            engine(messages.subList(0, messages.size() - 1), handler, parallelism);
            return List.of();
        };
        ParallelCheck.Runner anxious = (messages, handler, parallelism) -> {
            engine(messages, handler, parallelism);
            return messages;
        };

        assertThat(ParallelCheck.firstLoss(twice, true, 1, 1L)).isPresent();
        assertThat(ParallelCheck.firstLoss(forgetful, true, 1, 1L)).isPresent();
        assertThat(ParallelCheck.firstLoss(anxious, true, 1, 1L)).isPresent();
    }
}
