package dev.peregrine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.spi.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crac.Core;
import org.junit.jupiter.api.Test;

class SnapshotHooksTest {
    @Test
    void createsAllHandlersBeforeASnapshotAndRunsTheHooksAroundIt() throws Exception {
        List<String> events = new ArrayList<>();
        FunctionApp app = functions -> {
            functions.http("a", "/a", () -> {
                events.add("handler a");
                return (request, context) -> HttpResponse.of(204);
            });
            functions.http("b", "/b", () -> {
                events.add("handler b");
                return (request, context) -> HttpResponse.of(204);
            });
            functions.beforeSnapshot(() -> events.add("before"));
            functions.afterRestore(() -> events.add("after"));
        };
        SnapshotHooks hooks = SnapshotHooks.register(Deployment.start(app, WireFormat.ANY, Environment.of(Map.of())));

        assertThat(events).isEmpty();
        hooks.beforeCheckpoint(Core.getGlobalContext());
        assertThat(events).containsExactly("handler a", "handler b", "before");
        hooks.afterRestore(Core.getGlobalContext());
        assertThat(events).containsExactly("handler a", "handler b", "before", "after");
    }
}
