package dev.peregrine.testing.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.peregrine.spi.HostLog;
import dev.peregrine.testing.Platform;
import dev.peregrine.testing.tck.AdapterKit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The kit finds what adapters do wrong. */
class BrokenAdaptersTest {
    /** The toy adapter with a fault. */
    private abstract static class Broken implements ToyEntry {
        final ToyEntry sound;

        Broken(ToyEntry sound) {
            this.sound = sound;
        }

        @Override
        public void close() {
            sound.close();
        }
    }

    /** Takes failures for success. */
    static final class Swallowing extends Broken {
        Swallowing(ToyEntry sound) {
            super(sound);
        }

        @Override
        public String handle(String batch, String id, long deadline, HostLog log) {
            try {
                return sound.handle(batch, id, deadline, log);
            } catch (Throwable e) {
                return "";
            }
        }
    }

    /** Reports none of the messages that failed. */
    static final class Forgetful extends Broken {
        Forgetful(ToyEntry sound) {
            super(sound);
        }

        @Override
        public String handle(String batch, String id, long deadline, HostLog log) throws Exception {
            sound.handle(batch, id, deadline, log);
            return "";
        }
    }

    /** Answers before anything is done. */
    static final class Hasty extends Broken {
        Hasty(ToyEntry sound) {
            super(sound);
        }

        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // which is the fault
        public String handle(String batch, String id, long deadline, HostLog log) {
            CompletableFuture.supplyAsync(() -> {
                try {
                    return sound.handle(batch, id, deadline, log);
                } catch (Exception e) {
                    return "";
                }
            });
            return "";
        }
    }

    /** Loses a part of each message. */
    static final class Lossy extends Broken {
        private final String part;

        Lossy(ToyEntry sound, String part) {
            super(sound);
            this.part = part;
        }

        @Override
        public String handle(String batch, String id, long deadline, HostLog log) throws Exception {
            String rest = batch.lines().filter(line -> !line.startsWith(part)).collect(Collectors.joining("\n"));
            return sound.handle(rest, id, deadline, log);
        }
    }

    /** Keeps the kits from all runs but those below. */
    static final class OnlyHere implements ExecutionCondition {
        static final String PARAMETER = "peregrine.broken";

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return context.getConfigurationParameter(PARAMETER).isPresent()
                    ? ConditionEvaluationResult.enabled("run by a test")
                    : ConditionEvaluationResult.disabled("run by other tests only");
        }
    }

    @ExtendWith(OnlyHere.class)
    static class SwallowingKit extends AdapterKit {
        @Override
        public List<Platform> platforms() {
            return List.of(new ToyQueue(Swallowing::new));
        }
    }

    @ExtendWith(OnlyHere.class)
    static class ForgetfulKit extends AdapterKit {
        @Override
        public List<Platform> platforms() {
            return List.of(new ToyQueue(Forgetful::new));
        }
    }

    @ExtendWith(OnlyHere.class)
    static class HastyKit extends AdapterKit {
        @Override
        public List<Platform> platforms() {
            return List.of(new ToyQueue(Hasty::new));
        }
    }

    @ExtendWith(OnlyHere.class)
    static class LossyKit extends AdapterKit {
        @Override
        public List<Platform> platforms() {
            return List.of(new ToyQueue(sound -> new Lossy(sound, "header")));
        }
    }

    @ExtendWith(OnlyHere.class)
    static class UnorderedKit extends AdapterKit {
        @Override
        public List<Platform> platforms() {
            return List.of(new ToyQueue(sound -> new Lossy(sound, "key")));
        }
    }

    /** The names of the rules that an adapter breaks. */
    private static Set<String> broken(Class<?> kit) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(kit))
                .configurationParameter(OnlyHere.PARAMETER, "yes")
                .execute()
                .testEvents()
                .failed()
                .stream()
                .map(event ->
                        event.getTestDescriptor().getParent().orElseThrow().getDisplayName())
                .map(name -> name.replace("()", ""))
                .collect(Collectors.toSet());
    }

    @Test
    void findsFailuresThatAreTakenForSuccess() {
        assertThat(broken(SwallowingKit.class))
                .contains(
                        "losesNothingWhenAMessageFails",
                        "takesErrorsForFailures",
                        "acknowledgesNothingThatCouldNotBeParked",
                        "losesNothingWhenABatchHandlerThrows")
                .doesNotContain("handsOverMessagesAsTheyArrive");
    }

    @Test
    void findsFailuresThatAreNotReported() {
        assertThat(broken(ForgetfulKit.class))
                .contains("hasOnlyWhatFailedDeliveredAgain", "hasOnlyWhatABatchHandlerReportsDeliveredAgain")
                .doesNotContain("losesNothingWhenAMessageFails");
    }

    @Test
    void findsAnswersThatAreGivenTooEarly() {
        assertThat(broken(HastyKit.class)).contains("acknowledgesNothingBeforeItIsDone");
    }

    @Test
    void findsWhatIsLostOnTheWay() {
        assertThat(broken(LossyKit.class))
                .contains("handsOverMessagesAsTheyArrive", "keepsAttributesOfOneName")
                .doesNotContain("losesNothingWhenAMessageFails");
    }

    @Test
    void findsAnOrderThatIsNotKept() {
        assertThat(broken(UnorderedKit.class)).contains("handlesNothingOfAKeyBehindAFailure");
    }
}
