package dev.peregrine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.Capability;
import dev.peregrine.Host;
import dev.peregrine.TraceContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TestContextTest {
    @Test
    void isTheSameInEveryRun() {
        TestContext context = TestContext.create();
        assertThat(context.invocationId()).isEqualTo("test-invocation");
        assertThat(context.functionName()).isEqualTo("function");
        assertThat(context.host().capabilities()).containsExactlyInAnyOrder(Capability.values());
        assertThat(context.deadline()).isEqualTo(Instant.parse("2025-01-15T12:00:30Z"));
        assertThat(context.remainingTime()).isEqualTo(Duration.ofSeconds(30));
        assertThat(context.deadlineEstimated()).isFalse();
        assertThat(context.coldStart()).isFalse();
        assertThat(context.trace()).isEmpty();
        assertThat(context.as(String.class)).isEmpty();
    }

    @Test
    void tellsWhatItIsTold() {
        Host host = new Host("aws", "lambda", "REST API", Set.of());
        TraceContext trace = TraceContext.fromTraceparent("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "")
                .orElseThrow();
        TestContext context = TestContext.builder()
                .invocationId("id-7")
                .functionName("orders")
                .host(host)
                .deadlineEstimated()
                .coldStart()
                .trace(trace)
                .with(CharSequence.class, "native")
                .build();
        assertThat(context.invocationId()).isEqualTo("id-7");
        assertThat(context.functionName()).isEqualTo("orders");
        assertThat(context.host()).isEqualTo(host);
        assertThat(context.deadlineEstimated()).isTrue();
        assertThat(context.coldStart()).isTrue();
        assertThat(context.trace()).contains(trace);
        assertThat(context.as(CharSequence.class)).contains("native");
        assertThat(context.as(String.class)).isEmpty();
    }

    @Test
    void runsOutOfTimeAsItsClockAdvances() {
        TestClock clock = TestClock.at(Instant.EPOCH);
        TestContext context = TestContext.builder()
                .clock(clock)
                .timeLimit(Duration.ofSeconds(10))
                .build();
        clock.advance(Duration.ofSeconds(9));
        assertThat(context.remainingTime()).isEqualTo(Duration.ofSeconds(1));
        assertThat(context.deadline()).isEqualTo(Instant.ofEpochSecond(10));
        clock.advance(Duration.ofSeconds(9));
        assertThat(context.remainingTime()).isEqualTo(Duration.ZERO);
    }

    @Test
    void isNotChangedByItsBuilder() {
        TestContext.Builder builder = TestContext.builder().invocationId("one").with(String.class, "one");
        TestContext context = builder.build();
        builder.invocationId("two").with(String.class, "two");
        assertThat(context.invocationId()).isEqualTo("one");
        assertThat(context.as(String.class)).contains("one");
    }

    @Test
    void hasAClockWithTheSameTimeInEveryZone() {
        TestClock clock = TestClock.create();
        TestClock other = clock.withZone(ZoneId.of("Asia/Tokyo"));
        other.advance(Duration.ofHours(1));
        assertThat(clock.instant()).isEqualTo(Instant.parse("2025-01-15T13:00:00Z"));
        assertThat(other.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }
}
