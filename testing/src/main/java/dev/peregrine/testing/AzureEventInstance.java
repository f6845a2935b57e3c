package dev.peregrine.testing;

import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.azure.AzureEvents;
import dev.peregrine.azure.AzureParkingEvents;
import dev.peregrine.spi.AppDefinition;
import dev.peregrine.spi.FunctionDefinition;
import dev.peregrine.testing.wire.AzureSource;
import dev.peregrine.testing.wire.AzureTrigger;
import dev.peregrine.testing.wire.AzureWorker;
import dev.peregrine.testing.wire.Fate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A function on Azure in this process that gets events, called as the Java worker calls it. */
final class AzureEventInstance<E> implements Platform.Instance {
    private final AzureSource<E> source;
    private final Function<List<TestEvent>, List<E>> arrived;
    private final AzureWorker worker;
    private final AutoCloseable entry;
    private final Function<E, String> ids;
    private final boolean ordered;

    AzureEventInstance(
            AzureSource<E> source,
            Function<List<TestEvent>, List<E>> arrived,
            Function<E, String> ids,
            boolean ordered,
            String method,
            FunctionApp app,
            Environment environment,
            String function) {
        this.source = source;
        this.arrived = arrived;
        this.ids = ids;
        this.ordered = ordered;
        FunctionDefinition selected = selected(app, function);
        boolean parks = selected != null && selected.parksByOutput();
        AzureEvents events = parks ? new AzureParkingEvents(app, environment) {} : new AzureEvents(app, environment) {};
        this.entry = events;
        this.worker = AzureWorker.of(events, method, selected == null ? function : selected.name());
    }

    /** The host calls functions by their names; an app of one needs none to be named. */
    private static @Nullable FunctionDefinition selected(FunctionApp app, String function) {
        List<FunctionDefinition> functions;
        try {
            functions = AppDefinition.of(app).functions();
        } catch (IllegalArgumentException | IllegalStateException wronglyDeclared) {
            return null; // the start says so
        }
        for (FunctionDefinition definition : functions) {
            if (definition.name().equals(function) || (function.isEmpty() && functions.size() == 1)) {
                return definition;
            }
        }
        return null;
    }

    @Override
    public Delivered deliver(List<TestEvent> events) {
        List<E> arriving = arrived.apply(events);
        Delivered delivered = Delivered.of(events.size());
        KeyOrder order = new KeyOrder(ordered);
        for (List<Integer> numbers : source.invocations(arriving)) {
            List<E> batch = numbers.stream().map(arriving::get).toList();
            TestEvent first = events.get(numbers.get(0));
            if (!order.holds(first) && !invoke(numbers, batch, delivered)) {
                order.failed(first);
            }
        }
        return delivered;
    }

    /** Whether the invocation succeeded. */
    private boolean invoke(List<Integer> numbers, List<E> batch, Delivered delivered) {
        AzureTrigger trigger = source.trigger(batch);
        AzureWorker.Result result = worker.invoke(trigger, source.isRetried());
        delivered.invocation(
                trigger.written(),
                String.join("\n", result.output()).getBytes(StandardCharsets.UTF_8),
                result.failure().orElse(null),
                result.log());
        List<Fate> fates =
                result.failure().isPresent() ? source.failed(batch) : Collections.nCopies(batch.size(), Fate.DONE);
        List<String> parked = new ArrayList<>(result.parked());
        for (int i = 0; i < batch.size(); i++) {
            delivered.fate(numbers.get(i), fates.get(i));
            if (parked.remove(ids.apply(batch.get(i)))) {
                delivered.parked(numbers.get(i));
            }
        }
        return result.failure().isEmpty();
    }

    @Override
    public InvokeReply event(byte[] file) {
        AzureWorker.Result result = worker.invoke(AzureTrigger.fromFile(file), source.isRetried());
        byte[] output = String.join("\n", result.output()).getBytes(StandardCharsets.UTF_8);
        return result.failure()
                .map(failure -> InvokeReply.failed(failure, result.log()))
                .orElseGet(() -> InvokeReply.answered(output, result.log()).withParked(result.parked()));
    }

    @Override
    public void close() {
        Environments.close(entry);
    }
}
