package dev.peregrine.testing;

import dev.peregrine.Capability;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.testing.wire.ClientRequest;
import java.util.List;
import java.util.Set;

/**
 * One way in which a host calls functions: its wire form on the way in, its rules on the way back. Who writes an adapter of
 * their own implements this once for each source of events and each form of HTTP, and gets a {@link Cloud} for it by
 * {@link Cloud#of}; those of the adapters that belong to this library are found by their names. Immutable.
 */
public interface Platform {
    /**
     * The name that tests select it by.
     *
     * @return the cloud's name and a hyphen at the beginning, as in {@code aws-sqs}
     */
    String name();

    /**
     * The kinds of functions that it calls.
     *
     * @return at least one; {@link Kind#EVENTS} is among them for every source whose events can be told from others'
     */
    Set<Kind> kinds();

    /**
     * What the host can do for functions that are called in this way: what the adapter states of this trigger.
     *
     * @return the capabilities
     */
    Set<Capability> capabilities();

    /**
     * How many events one invocation may carry.
     *
     * @return 1 for hosts that deliver each event by itself
     */
    default int mostPerInvocation() {
        return 1;
    }

    /**
     * Whether functions must be declared {@code unwrapped()}, because the events come within those of another service. Tests
     * on every cloud leave such a platform out unless they name it.
     *
     * @return false by default
     */
    default boolean needsUnwrapping() {
        return false;
    }

    /**
     * Whether functions must declare a parking place, because the host drops what fails.
     *
     * @return false by default
     */
    default boolean needsParking() {
        return false;
    }

    /**
     * Events as handlers get them: with the ids that the host gives to them, and without what it can't carry.
     *
     * @param events the events as they are sent
     * @return the same number of events in the same order; by default just those
     * @throws dev.peregrine.testing.wire.NotCarriedException when the host can't carry one of them at all
     */
    default List<TestEvent> arriving(List<TestEvent> events) {
        return events;
    }

    /**
     * As {@link #arriving(List)}, for hosts that call a source by the name of the function that it triggers.
     *
     * @param function the function's name
     * @param events the events as they are sent
     * @return as above
     * @throws dev.peregrine.testing.wire.NotCarriedException as above
     */
    default List<TestEvent> arriving(String function, List<TestEvent> events) {
        return arriving(events);
    }

    /**
     * Starts an instance, through the adapter's entry point.
     *
     * @param app the app
     * @param environment what the function's configuration says
     * @param function the function to run alone; empty for the app's own selection
     * @return the instance
     * @throws dev.peregrine.StartupException when it can't be started
     */
    Instance start(FunctionApp app, Environment environment, String function);

    /** A running instance: the first invocation is cold. Thread-safe. */
    interface Instance extends AutoCloseable {
        /**
         * Sends an HTTP request.
         *
         * @param request the request
         * @return the reply
         */
        default HttpReply send(ClientRequest request) {
            throw new IllegalStateException("This cloud carries no HTTP requests");
        }

        /**
         * Invokes the function directly.
         *
         * @param payload the payload
         * @return the answer
         */
        default InvokeReply invoke(Content payload) {
            throw new IllegalStateException("This cloud carries no direct invocations");
        }

        /**
         * Hands a payload over as it is, where the host's format is bytes.
         *
         * @param payload the payload
         * @return the answer
         */
        default InvokeReply event(byte[] payload) {
            throw new IllegalStateException("This cloud carries no events as bytes");
        }

        /**
         * Delivers events, in as few invocations as the host would need.
         *
         * @param events the events in the order of their arrival
         * @return what the host makes of the answers
         * @throws dev.peregrine.testing.wire.NotCarriedException when the host can't carry one of them
         */
        default Delivered deliver(List<TestEvent> events) {
            throw new IllegalStateException("This cloud carries no events");
        }

        @Override
        void close();
    }
}
