package dev.peregrine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
    private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void readsTraceparentAndGivesItBack() {
        TraceContext trace =
                TraceContext.fromTraceparent(PARENT, "congo=t61rcWkgMzE").orElseThrow();

        assertThat(trace.traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(trace.spanId()).isEqualTo("00f067aa0ba902b7");
        assertThat(trace.sampled()).isTrue();
        assertThat(trace.state()).isEqualTo("congo=t61rcWkgMzE");
        assertThat(trace.traceparent()).isEqualTo(PARENT);
    }

    @Test
    void readsALaterVersionWithMoreBehindIt() {
        String later = "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-the-future-holds";

        assertThat(TraceContext.fromTraceparent(later, ""))
                .hasValueSatisfying(trace -> assertThat(trace.traceparent()).isEqualTo(PARENT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0g"
            })
    void treatsAMalformedTraceparentAsAbsent(String header) {
        assertThat(TraceContext.fromTraceparent(header, "")).isEmpty();
    }

    @Test
    void readsXRay() {
        Optional<TraceContext> trace = TraceContext.fromXRay(
                "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1;Lineage=a:b");

        assertThat(trace.map(TraceContext::traceparent))
                .contains("00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Root=1-5759e988-bd862e3fe1be46a994272793",
                "Root=2-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8",
                "Parent=53995c3f42cd8ad8;Sampled=1",
                "Self=1-5759e988-bd862e3fe1be46a994272793"
            })
    void treatsAnXRayHeaderWithoutRootOrParentAsAbsent(String header) {
        assertThat(TraceContext.fromXRay(header)).isEmpty();
    }

    @Test
    void readsCloudTraceWithItsDecimalSpan() {
        assertThat(TraceContext.fromCloudTrace("105445aa7843bc8bf206b12000100000/18446744073709551615;o=1"))
                .hasValueSatisfying(trace -> {
                    assertThat(trace.spanId()).isEqualTo("ffffffffffffffff");
                    assertThat(trace.sampled()).isTrue();
                });
        assertThat(TraceContext.fromCloudTrace("105445aa7843bc8bf206b12000100000/1"))
                .hasValueSatisfying(trace -> assertThat(trace.spanId()).isEqualTo("0000000000000001"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "105445aa7843bc8bf206b12000100000", "105445aa7843bc8bf206b12000100000/x;o=1", "1/1;o=1"})
    void treatsAMalformedCloudTraceHeaderAsAbsent(String header) {
        assertThat(TraceContext.fromCloudTrace(header)).isEmpty();
    }

    @Property
    void anyTextIsReadOrAbsent(@ForAll String header) {
        assertThat(TraceContext.fromTraceparent(header, header)).isNotNull();
        assertThat(TraceContext.fromXRay(header)).isNotNull();
        assertThat(TraceContext.fromCloudTrace(header)).isNotNull();
    }
}
