package dev.peregrine.testing.tck;

import static dev.peregrine.testing.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.Context;
import dev.peregrine.testing.CloudApp;
import dev.peregrine.testing.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What holds for what a handler is told of its invocation. */
interface ContextRules extends Rules {
    /** {@return tests that an adapter tells the facts of an invocation} */
    @TestFactory
    default Stream<DynamicTest> tellsTheFactsOfAnInvocation() {
        return Tried.on(this, Kind.EVENTS, cloud -> {
            List<Context> seen = Collections.synchronizedList(new ArrayList<>());
            CloudApp app =
                    Samples.app(cloud, f -> cloud.declared(f.events("events", (event, context) -> seen.add(context))));
            assertThat(app.deliver("events", Samples.event(cloud, "1"))).isDone();
            assertThat(app.deliver("events", Samples.event(cloud, "2"))).isDone();
            Context first = seen.get(0);
            Context second = seen.get(1);
            assertThat(first.functionName()).isEqualTo("events");
            assertThat(first.invocationId()).isNotEmpty().isNotEqualTo(second.invocationId());
            assertThat(first.coldStart())
                    .as("whether the first invocation is cold")
                    .isTrue();
            assertThat(second.coldStart())
                    .as("whether the second invocation is cold")
                    .isFalse();
            assertThat(first.remainingTime()).isPositive();
            assertThat(first.host().title()).isNotEmpty();
            assertThat(cloud.name()).startsWith(first.host().cloud());
        });
    }

    /**
     * So that a need is refused exactly where the platform says that it can't be met.
     *
     * @return a test on each platform that this concerns
     */
    @TestFactory
    default Stream<DynamicTest> tellsTheHostsCapabilities() {
        return Tried.on(this, Kind.EVENTS, cloud -> {
            List<Context> seen = Collections.synchronizedList(new ArrayList<>());
            assertThat(Samples.app(
                                    cloud,
                                    f -> cloud.declared(f.events("events", (event, context) -> seen.add(context))))
                            .deliver("events", Samples.event(cloud, "1")))
                    .isDone();
            assertThat(seen.get(0).host().capabilities())
                    .containsExactlyInAnyOrderElementsOf(cloud.platform().capabilities());
        });
    }
}
