package dev.peregrine.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.Capability;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.StartupException;
import dev.peregrine.cloudevents.CloudEvents;
import dev.peregrine.event.Parking;
import dev.peregrine.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoogleEventFunctionTest {
    private static GoogleEventFunction start(FunctionApp app, Map<String, String> environment) {
        return new GoogleEventFunction(app, Environment.of(environment)) {};
    }

    @Test
    void refusesAppsThatAnswerRequestsAndSaysWhatToDeploy() {
        List<String> closed = new ArrayList<>();
        FunctionApp app = functions -> {
            functions.http("contact", "/", (request, context) -> HttpResponse.of(204));
            functions.messages("orders", String.class, (message, context) -> {});
            functions.onClose(() -> closed.add("closed"));
        };
        assertThatThrownBy(() -> start(app, Map.of()))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("GoogleHttpFunction")
                .hasMessageContaining("PEREGRINE_FUNCTION");
        assertThat(closed).containsExactly("closed");
        assertThatThrownBy(() -> start(
                        functions -> functions.invoke("sum", byte[].class, byte[].class, (in, context) -> in),
                        Map.of()))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("GoogleHttpFunction");
        try (GoogleEventFunction function = start(app, Map.of("PEREGRINE_FUNCTION", "orders"))) {
            assertThat(function).isNotNull();
        }
        assertThat(closed).hasSize(2);
    }

    @Test
    void startsWhatNeedsOrderAndPartialFailuresAndRefusesAnOutputForParking() {
        FunctionApp needy = functions -> functions
                .changes("audit", String.class, (change, context) -> {})
                .partialFailures()
                .ordered()
                .needs(Capability.OLD_IMAGES, Capability.DELETIONS);
        try (GoogleEventFunction function = start(needy, Map.of());
                GoogleHttpFunction http = new GoogleHttpFunction(needy, Environment.of(Map.of())) {}) {
            assertThat(function).isNotNull();
            assertThat(http).isNotNull();
        }
        assertThatThrownBy(() -> start(
                        functions -> functions
                                .messages("orders", String.class, (message, context) -> {})
                                .parking(Parking.output()),
                        Map.of()))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("PARKING_OUTPUT")
                .hasMessageContaining("gcp cloud run functions, event function");
    }

    @Test
    void takesTheTraceFromTheEventAndEstimatesTheDeadline() throws Exception {
        EventApps app = EventApps.events();
        app.accept(CloudEvents.builder("1", "/s", "t")
                .extension("traceparent", "00-105445aa7843bc8bf206b12000100000-00000000000000ff-01")
                .extension("tracestate", "a=b")
                .build());
        app.accept(CloudEvents.builder("1", "/s", "t").build());
        assertThat(app.contexts.get(0).trace().orElseThrow().traceId()).isEqualTo("105445aa7843bc8bf206b12000100000");
        assertThat(app.contexts.get(0).invocationId()).isEqualTo("105445aa7843bc8bf206b12000100000-00000000000000ff");
        assertThat(app.contexts.get(1).trace()).isEmpty();
        assertThat(app.contexts.get(1).invocationId()).matches("[0-9a-f]+-1");
        assertThat(app.contexts.get(1).deadlineEstimated()).isTrue();
        assertThat(app.trigger()).isEqualTo("Eventarc");
    }

    @Test
    void tellsOfATypeNothingThatCouldForgeALineOfTheLog() {
        assertThatThrownBy(() -> EventApps.objects()
                        .accept(CloudEvents.builder("1", "/s", "t\n{\"severity\"" + "x".repeat(500))
                                .build()))
                .hasMessageContaining("type t?{\"severity\"")
                .message()
                .hasSizeLessThan(400);
    }
}
