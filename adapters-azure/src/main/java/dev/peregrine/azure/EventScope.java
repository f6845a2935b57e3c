package dev.peregrine.azure;

import dev.peregrine.spi.FunctionDefinition;
import java.time.Instant;

/**
 * What a decoder has to know.
 *
 * @param function the function that the host has called
 * @param carried whether its messages carry events of Event Grid
 * @param source the name of the queue, hub or container, as far as the package tells; else the function's
 * @param invocationId the host's id of the invocation
 * @param arrival when the invocation began
 * @param attempt the number of the try by a retry policy, from 1; 0 without a policy
 */
record EventScope(
        FunctionDefinition function,
        boolean carried,
        String source,
        String invocationId,
        Instant arrival,
        int attempt) {
    /** What to call an item whose own id can't be read. */
    String fallbackId(int index) {
        return invocationId + "-" + index;
    }
}
