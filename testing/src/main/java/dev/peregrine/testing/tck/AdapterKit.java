package dev.peregrine.testing.tck;

import dev.peregrine.testing.Platform;
import java.util.List;

/**
 * The rules that every adapter keeps, as tests: nothing is lost in silence, nothing is acknowledged before it is done, what a
 * host can't do is refused, handlers see what was sent. Whoever writes an adapter extends this class and names the adapter's
 * platforms, which run its entry point behind the host's wire form; each rule is then tried on every platform that it
 * concerns.
 *
 * <pre>{@code
 * class MyAdapterTest extends AdapterKit {
 *     @Override
 *     public List<Platform> platforms() {
 *         return List.of(new MyQueuePlatform(), new MyHttpPlatform());
 *     }
 * }
 * }</pre>
 *
 * <p>A platform for which no rule says otherwise may carry as little as one kind of functions. JUnit Jupiter runs the kit; it
 * uses no more of it than version 5.10 has.
 */
public abstract class AdapterKit
        implements HttpRules,
                MessageRules,
                PartialFailureRules,
                OrderRules,
                ParkingRules,
                FailureRules,
                BatchRules,
                EventRules,
                ContextRules {
    /** For subclasses. */
    protected AdapterKit() {}

    /**
     * The adapter's platforms.
     *
     * @return all of them, of every kind of functions that the adapter runs
     */
    @Override
    public abstract List<Platform> platforms();
}
