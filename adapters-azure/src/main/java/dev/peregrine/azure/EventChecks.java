package dev.peregrine.azure;

import dev.peregrine.Capability;
import dev.peregrine.StartupException;
import dev.peregrine.spi.FunctionDefinition;
import dev.peregrine.spi.Kind;

/** Refuses what a trigger can't do for a function, before anything is deployed and lost. */
final class EventChecks {
    private final FunctionDefinition function;
    private final EventBinding binding;
    private final Trigger trigger;

    private EventChecks(FunctionDefinition function, EventBinding binding) {
        this.function = function;
        this.binding = binding;
        this.trigger = binding.trigger();
    }

    static void check(FunctionDefinition function, EventBinding binding) {
        EventChecks checks = new EventChecks(function, binding);
        checks.checkKind();
        for (Capability need : function.needs()) {
            if (!checks.trigger.host(function).can(need)) {
                throw checks.refused("needs " + need + ", and a " + checks.trigger.title + " " + checks.lack(need));
            }
        }
        checks.checkLoss();
        checks.checkBody();
    }

    private StartupException refused(String why) {
        return new StartupException("Function " + function.name() + " " + why);
    }

    private void checkKind() {
        if (trigger.takes(function)) {
            return;
        }
        String remedy = function.kind() == Kind.OBJECTS && trigger.canCarry()
                ? "Declare unwrapped() if Event Grid puts its events into these messages, or write"
                : "Write";
        throw refused("is declared by " + Trigger.declaration(function.kind()) + ", and a " + trigger.title
                + " brings something else. " + remedy + " another " + function.name() + ".trigger in "
                + PackagerSettings.FILE + ".");
    }

    /** What is missing and what to do about it. */
    private String lack(Capability need) {
        return switch (need) {
            case PARTIAL_FAILURES ->
                "delivers all of its items again or none. Declare parking(…), so that those that failed are parked and the"
                        + " others stay done; or remove partialFailures().";
            case ORDERED_DELIVERY ->
                trigger == Trigger.SERVICE_BUS || trigger == Trigger.SERVICE_BUS_MANY
                        ? "keeps order within sessions only. Enable sessions where the messages wait, and write "
                                + function.name() + ".isSessionsEnabled=true in " + PackagerSettings.FILE
                                + "; or remove ordered()."
                        : "keeps no order. Use Service Bus with sessions, Event Hubs or Kafka, or remove ordered().";
            case OLD_IMAGES, DELETIONS ->
                "tells of documents as they are now, and of no deletion. Mark documents as deleted instead of deleting them,"
                        + " keep in them what is to be compared, and remove needs(" + need + ").";
            case PARKING_OUTPUT -> "has no output that messages could be parked by. Use a parking(…) of your own.";
            default -> "can't do that. Leave the function out of an app for Azure, or remove needs(" + need + ").";
        };
    }

    /** A missed run of a schedule is no loss: the next one comes. */
    private void checkLoss() {
        if (!trigger.isRetried() || trigger == Trigger.TIMER || binding.retriesForEver() || function.parks()) {
            return;
        }
        throw refused("would lose events: a " + trigger.title + " goes on to the next ones when it has failed "
                + (binding.retry().isEmpty() ? "" : "and the retries are used up ")
                + "and there is no place to park them."
                + " Declare parking(…), or write " + function.name() + ".retry.strategy and " + function.name()
                + ".retry.maxRetryCount=-1 in " + PackagerSettings.FILE
                + ", so that the host tries again for ever and nothing behind it runs.");
    }

    private void checkBody() {
        boolean kafka = trigger == Trigger.KAFKA || trigger == Trigger.KAFKA_MANY;
        if (kafka && function.bodyType().filter(type -> type == byte[].class).isPresent()) {
            throw refused(
                    "takes bodies of bytes, and the host reads the values of Kafka records as text, which destroys"
                            + " others. Declare it with String or a type that is read from JSON.");
        }
    }
}
