package dev.peregrine.spi;

import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.MDC;

/** Runs invocations in a class loader of its own; see {@link LoggingTest}. */
public final class LoggedFunction implements Supplier<List<String>> {
    /** With a provider: what it recorded, then the MDC within and after an invocation. */
    @Override
    public List<String> get() {
        MDC.put("function", "outside");
        String[] within = {""};
        TestHost host = new TestHost(f -> {
            f.http("broken", "/broken", (request, context) -> {
                throw new IllegalStateException("boom");
            });
            f.http("mdc", "/mdc", (request, context) -> {
                within[0] = new TreeMap<>(MDC.getCopyOfContextMap()).toString();
                return HttpResponse.of(200);
            });
        });
        host.send("GET", "/broken");
        host.send(HttpRequest.of("GET", "/mdc")
                .withHeader("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
        return List.of(
                RecordingProvider.LINES.toString(),
                within[0],
                MDC.getCopyOfContextMap().toString(),
                host.logged.toString());
    }

    /** With a provider: the MDC within handlers that run in parallel, and of the delivering thread afterwards. */
    public static final class Parallel implements Supplier<List<String>> {
        @Override
        public List<String> get() {
            List<String> seen = Collections.synchronizedList(new ArrayList<>());
            CyclicBarrier bothRun = new CyclicBarrier(2);
            TestHost host = new TestHost(f -> f.messages("mdc", String.class, (message, context) -> {
                        bothRun.await(60, TimeUnit.SECONDS);
                        seen.add(new TreeMap<>(MDC.getCopyOfContextMap()).toString());
                        MDC.put("left", "behind");
                    })
                    .parallel(2));
            try {
                host.deliver(Redelivery.ALL, Items.of("a", "b"));
            } catch (Exception e) {
                seen.add(e.toString());
            }
            seen.add(String.valueOf(MDC.getCopyOfContextMap()));
            return seen;
        }
    }

    /** Without a provider: what the host's own logger got. */
    public static final class Unlogged implements Supplier<List<String>> {
        @Override
        public List<String> get() {
            TestHost host = new TestHost(f -> f.http("broken", "/broken", (request, context) -> {
                throw new IllegalStateException("boom");
            }));
            host.send("GET", "/broken");
            return host.logged;
        }
    }
}
