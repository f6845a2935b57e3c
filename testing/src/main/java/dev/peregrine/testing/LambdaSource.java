package dev.peregrine.testing;

import dev.peregrine.Capability;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.testing.wire.SourceTwin;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * AWS Lambda behind a source of events. Whether an event source mapping has {@code ReportBatchItemFailures} is what
 * {@code PEREGRINE_PARTIAL_FAILURES} says of it, unless it is told to lie.
 */
final class LambdaSource<E> implements Platform {
    private final String name;
    private final Set<Kind> kinds;
    private final Set<Capability> capabilities;

    /** The twin of a source that reports items of batches, or of one that doesn't. */
    private final Function<Boolean, SourceTwin<E>> twin;

    private final Function<TestEvent, E> neutral;
    private final Function<E, TestEvent> event;
    private boolean unwrapped;
    private boolean deaf;

    LambdaSource(
            Set<Kind> kinds,
            Set<Capability> capabilities,
            Function<Boolean, SourceTwin<E>> twin,
            Function<TestEvent, E> neutral,
            Function<E, TestEvent> event) {
        this.name = twin.apply(false).name();
        this.kinds = kinds;
        this.capabilities = capabilities;
        this.twin = twin;
        this.neutral = neutral;
        this.event = event;
    }

    /** For functions that are declared {@code unwrapped()}. */
    LambdaSource<E> unwrapped() {
        LambdaSource<E> copy = new LambdaSource<>(kinds, capabilities, twin, neutral, event);
        copy.unwrapped = true;
        return copy;
    }

    /** With a mapping that has no {@code ReportBatchItemFailures} although the function's environment says so. */
    LambdaSource<E> deaf() {
        LambdaSource<E> copy = new LambdaSource<>(kinds, capabilities, twin, neutral, event);
        copy.deaf = true;
        return copy;
    }

    @Override
    public String name() {
        return deaf ? name + "-unreported" : name;
    }

    @Override
    public Set<Kind> kinds() {
        return kinds;
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }

    @Override
    public int mostPerInvocation() {
        return twin.apply(false).mostPerInvocation();
    }

    @Override
    public boolean needsUnwrapping() {
        return unwrapped;
    }

    @Override
    public List<TestEvent> arriving(List<TestEvent> events) {
        return twin.apply(false).arriving(neutral(events)).stream().map(event).toList();
    }

    @Override
    public List<byte[]> files(List<TestEvent> events) {
        SourceTwin<E> any = twin.apply(false);
        List<E> arriving = any.arriving(neutral(events));
        List<byte[]> files = new ArrayList<>();
        for (List<Integer> numbers : any.invocations(arriving)) {
            files.add(any.event(numbers.stream().map(arriving::get).toList()));
        }
        return files;
    }

    List<E> neutral(List<TestEvent> events) {
        return events.stream().map(neutral).toList();
    }

    @Override
    public Instance start(FunctionApp app, Environment environment, String function) {
        Platforms.requireAdapter(name(), "dev.peregrine.aws.LambdaFunction", "peregrine-adapters-aws");
        boolean reports =
                environment.get("PEREGRINE_PARTIAL_FAILURES").orElse("").equals("on");
        return LambdaSourceInstance.start(this, twin.apply(reports && !deaf), app, environment, function);
    }
}
