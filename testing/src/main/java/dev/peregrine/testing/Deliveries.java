package dev.peregrine.testing;

import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.spi.AppDefinition;
import dev.peregrine.spi.FunctionDefinition;
import java.util.List;

/** An instance that events are delivered to, one delivery after the other. Thread-safe. */
final class Deliveries {
    private static final String PARTIAL_FAILURES = "PEREGRINE_PARTIAL_FAILURES";

    private final Platform platform;
    private final String function;
    private final Platform.Instance instance;
    private final Recorder recorder;

    private Deliveries(Platform platform, String function, Platform.Instance instance, Recorder recorder) {
        this.platform = platform;
        this.function = function;
        this.instance = instance;
        this.recorder = recorder;
    }

    static Deliveries start(Platform platform, FunctionApp app, Environment environment, String function) {
        Recorder recorder = new Recorder();
        List<FunctionDefinition> functions;
        try {
            functions = AppDefinition.of(app).functions();
        } catch (IllegalArgumentException | IllegalStateException e) {
            // the start says so too, and names the app
            return new Deliveries(platform, function, platform.start(app, environment, function), recorder);
        }
        boolean only = function.isEmpty() && functions.size() == 1;
        boolean partial = functions.stream()
                .filter(definition -> only || definition.name().equals(function))
                .anyMatch(FunctionDefinition::hasPartialFailures);
        Environment deployed = partial ? withPartialFailures(environment) : environment;
        Platform.Instance instance = platform.start(RecordedApp.of(app, recorder), deployed, function);
        return new Deliveries(platform, function, instance, recorder);
    }

    /** As the deployment's template that is made from the declaration says it. */
    private static Environment withPartialFailures(Environment environment) {
        return environment.get(PARTIAL_FAILURES).isPresent() ? environment : environment.with(PARTIAL_FAILURES, "on");
    }

    /** A delivery seen from both sides. */
    record Delivery(List<TestEvent> arriving, Delivered delivered, List<Recorder.Note> notes) {}

    DeliveryReply deliver(List<TestEvent> events) {
        Delivery delivery = delivery(events);
        return DeliveryReply.of(events, delivery.arriving(), delivery.delivered(), delivery.notes());
    }

    synchronized Delivery delivery(List<TestEvent> events) {
        List<TestEvent> arriving = platform.arriving(function, events);
        recorder.take();
        Delivered delivered = instance.deliver(events);
        return new Delivery(arriving, delivered, recorder.take());
    }

    /** Hands an event over as it is. */
    synchronized InvokeReply event(byte[] file) {
        recorder.take();
        InvokeReply reply = instance.event(file);
        return reply.noted(recorder.take());
    }

    void close() {
        instance.close();
    }
}
