package dev.peregrine.testing.guide;

import static dev.peregrine.testing.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.testing.Content;
import dev.peregrine.testing.HttpReply;
import dev.peregrine.testing.InvokeReply;
import dev.peregrine.testing.instance.FunctionInstance;
import dev.peregrine.testing.instance.Invocation;
import dev.peregrine.testing.instance.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the page on instances shows. */
class InstancesTest {
    // snippet: instance
    @Test
    void theSecondOrderFindsAWarmInstance() {
        try (FunctionInstance shop = FunctionInstance.forked(Shop.class)
                .environment("API_KEY", "secret")
                .timeout(Duration.ofSeconds(10))
                .build()) {
            Invocation<HttpReply> first = shop.get("/orders/17");
            Invocation<HttpReply> second = shop.get("/orders/18");
            assertThat(first.isCold()).isTrue();
            assertThat(second.isCold()).isFalse();
            assertThat(second.outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(second.reply()).hasStatus(401); // without the key
            assertThat(second.stdout()).isEmpty();
        }
    }
    // end

    @Test
    void aPayloadIsInvokedDirectly() {
        // snippet: instance-invoke
        try (FunctionInstance checkout = FunctionInstance.freshLoader(Shop.class)
                .on("aws-direct")
                .function("checkout")
                .build()) {
            Invocation<InvokeReply> invocation = checkout.invoke(Content.json("{\"items\":[]}"));
            assertThat(invocation.reply()).hasJson("{\"sum\":0}");
        }
        // end
    }
}
