package dev.peregrine.testing.coldstart;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * One measured start.
 *
 * @param ready from the start of the process until the runtime was ready for an invocation; on AWS the end of the platform's
 *     init phase
 * @param firstResponse from the start of the process to its first response
 * @param peakMemory the most physical memory that the process had up to then, in bytes; empty where the system doesn't tell
 */
public record ColdStart(Duration ready, Duration firstResponse, OptionalLong peakMemory) {
    /** {@return how long the first invocation took, once the runtime was ready} */
    public Duration firstInvocation() {
        return firstResponse.minus(ready);
    }
}
