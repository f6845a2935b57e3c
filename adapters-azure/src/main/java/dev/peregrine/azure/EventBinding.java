package dev.peregrine.azure;

import java.util.Map;

/**
 * One function that gets events, as Azure sees it.
 *
 * @param function its name and that of its directory
 * @param trigger what calls it
 * @param in the trigger's binding, in the order of {@code function.json}
 * @param retry the retry policy, empty without one
 * @param out the binding of the output for parked messages, empty without one
 * @param origin where its events come from, such as the name of a queue; its own name when nothing tells
 */
record EventBinding(
        String function,
        Trigger trigger,
        Map<String, Object> in,
        Map<String, Object> retry,
        Map<String, Object> out,
        String origin) {
    /** Whether the host tries again for ever. */
    boolean retriesForEver() {
        return Integer.valueOf(-1).equals(retry.get("maxRetryCount"));
    }

    /** The method that the worker calls. */
    String entryPoint() {
        Class<?> type = out.isEmpty() ? AzureEvents.class : AzureParkingEvents.class;
        return type.getName() + "." + trigger.method;
    }
}
