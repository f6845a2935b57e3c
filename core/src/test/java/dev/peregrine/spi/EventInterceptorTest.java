package dev.peregrine.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.Interceptor;
import dev.peregrine.event.BatchResult;
import dev.peregrine.event.Message;
import dev.peregrine.event.PermanentFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventInterceptorTest {
    private final List<String> steps = new ArrayList<>();

    private TestHost messages(Interceptor... interceptors) {
        return TestHost.capable(f -> {
            for (Interceptor interceptor : interceptors) {
                f.intercept(interceptor);
            }
            f.messages("f", String.class, (message, context) -> {
                        steps.add(message.id());
                        if (message.id().startsWith("x")) {
                            throw new IOException("not now");
                        }
                    })
                    .partialFailures();
        });
    }

    private TestHost batches(Interceptor interceptor) {
        return TestHost.capable(f -> f.batches("f", String.class, (batch, context) -> {
                    steps.add("batch of " + batch.size());
                    return BatchResult.done().failed(batch.get(0), new IOException("not now"));
                })
                .partialFailures()
                .intercept(interceptor));
    }

    @Test
    void wrapEachMessage() throws Exception {
        TestHost host = messages(
                (input, context, proceed) -> {
                    steps.add("outer");
                    proceed.proceed();
                },
                (input, context, proceed) -> {
                    steps.add("inner " + ((Message<?>) input).body());
                    proceed.proceed();
                });

        assertThat(Items.ids(host.deliver(Redelivery.ITEM, Items.of("a", "x")))).containsExactly("x");
        assertThat(steps).containsExactly("outer", "inner a", "a", "outer", "inner x", "x");
    }

    @Test
    void whatIsNotProceededWithIsDone() throws Exception {
        TestHost host = messages((input, context, proceed) -> {
            if (!((Message<?>) input).id().equals("x1")) {
                proceed.proceed();
            }
        });

        assertThat(Items.ids(host.deliver(Redelivery.ITEM, Items.of("x1", "x2", "a"))))
                .containsExactly("x2");
        assertThat(steps).containsExactly("x2", "a");
    }

    @Test
    void aFailureThatIsSwallowedIsNone() throws Exception {
        TestHost host = messages((input, context, proceed) -> {
            try {
                proceed.proceed();
            } catch (IOException e) {
                steps.add("swallowed");
            }
        });

        assertThat(host.deliver(Redelivery.ITEM, Items.of("x", "a"))).isEmpty();
        assertThat(steps).containsExactly("x", "swallowed", "a");
    }

    @Test
    void aFailureOfTheInterceptorIsOneOfTheMessage() throws Exception {
        TestHost host = messages((input, context, proceed) -> {
            proceed.proceed();
            throw new PermanentFailure("no commit");
        });

        assertThat(Items.ids(host.deliver(Redelivery.ITEM, Items.of("a")))).containsExactly("a");
        assertThat(host.causes).singleElement().isInstanceOf(PermanentFailure.class);
    }

    @Test
    void proceedingTwiceHandlesOnceAndFails() throws Exception {
        TestHost host = messages((input, context, proceed) -> {
            proceed.proceed();
            proceed.proceed();
        });

        assertThat(Items.ids(host.deliver(Redelivery.ITEM, Items.of("a", "b")))).containsExactly("a", "b");
        assertThat(steps).containsExactly("a", "b");
        assertThat(host.causes).allSatisfy(cause -> assertThat(cause).hasMessageContaining("proceeded twice"));
    }

    @Test
    void proceedingAgainAfterAFailureDoesNotHandleAgain() throws Exception {
        TestHost host = messages((input, context, proceed) -> {
            try {
                proceed.proceed();
            } catch (IOException e) {
                proceed.proceed();
            }
        });

        assertThat(Items.ids(host.deliver(Redelivery.ITEM, Items.of("x")))).containsExactly("x");
        assertThat(steps).containsExactly("x");
    }

    @Test
    void wrapAWholeBatchWithWhatFailedInIt() throws Exception {
        TestHost host = batches((input, context, proceed) -> {
            steps.add("around " + ((List<?>) input).size());
            proceed.proceed();
        });

        assertThat(Items.ids(host.deliver(Redelivery.ITEM, Items.of("a", "b")))).containsExactly("a");
        assertThat(steps).containsExactly("around 2", "batch of 2");
    }

    @Test
    void aBatchThatIsNotProceededWithIsDone() throws Exception {
        TestHost host = batches((input, context, proceed) -> {});

        assertThat(host.deliver(Redelivery.ITEM, Items.of("a", "b"))).isEmpty();
        assertThat(steps).isEmpty();
    }

    @Test
    @SuppressWarnings("NullAway") // what a careless handler does
    void aBatchHandlerThatReturnsNullFailsBehindInterceptorsToo() throws Exception {
        TestHost host = TestHost.capable(f -> f.batches("f", String.class, (batch, context) -> null)
                .partialFailures()
                .intercept((input, context, proceed) -> proceed.proceed()));

        assertThat(host.deliver(Redelivery.ITEM, Items.of("a", "b"))).hasSize(2);
    }

    @Test
    void noneRunsTheHandlerBesideOrAfterTheCallWhoseInputIsAcknowledged() throws Exception {
        List<Interceptor.Proceed> kept = new ArrayList<>();
        List<@Nullable Throwable> refused = new ArrayList<>();
        TestHost host = messages((input, context, proceed) -> {
            Thread other = new Thread(() -> refused.add(thrownBy(proceed)));
            other.start();
            other.join();
            kept.add(proceed);
        });

        host.deliver(Redelivery.ITEM, Items.of("a"));
        refused.add(thrownBy(kept.get(0)));

        assertThat(steps).isEmpty();
        assertThat(refused)
                .hasSize(2)
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("An interceptor of function f proceeded in another thread"));
    }

    private static @Nullable Throwable thrownBy(Interceptor.Proceed proceed) {
        try {
            proceed.proceed();
            return null;
        } catch (Throwable e) {
            return e;
        }
    }
}
