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
     * Events as files, one for each invocation, in the form that {@link Instance#event} takes: on AWS the JSON that the function
     * gets, on Google Cloud the HTTP message that the service sends ({@link ClientRequest#toFile}), on Azure JSON of the
     * trigger's data and metadata ({@link dev.peregrine.testing.wire.AzureTrigger#toFile}).
     *
     * @param events the events in the order of their arrival
     * @return the files
     * @throws dev.peregrine.testing.wire.NotCarriedException when the host can't carry one of them
     * @throws IllegalStateException when the platform carries no events, or has no form for files, as by default
     */
    default List<byte[]> files(List<TestEvent> events) {
        throw new IllegalStateException(name() + " has no files of events");
    }

    /**
     * An HTTP request as a file, in the form that {@link Instance#event} takes.
     *
     * @param request the request
     * @return the file: on AWS the JSON that the function gets, elsewhere the HTTP message that the client sends
     * @throws dev.peregrine.testing.wire.RefusedByHost when the host answers by itself
     * @throws IllegalStateException when the platform carries no HTTP requests, or has no form for files, as by default
     */
    default byte[] file(ClientRequest request) {
        throw new IllegalStateException(name() + " has no files of HTTP requests");
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
         * Hands an event over as it stands in a file.
         *
         * @param file the file, as {@link Platform#files} and {@link Platform#file} write it
         * @return the answer
         * @throws IllegalArgumentException when the file has another form, where that isn't for the function to find out
         */
        default InvokeReply event(byte[] file) {
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
