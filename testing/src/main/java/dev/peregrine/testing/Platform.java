package dev.peregrine.testing;

import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.testing.wire.ClientRequest;
import java.util.Set;

/** One way in which a host calls functions. Immutable. */
interface Platform {
    /** The name that tests select it by. */
    String name();

    /** The kinds of functions that it calls. */
    Set<Kind> kinds();

    /**
     * Starts an instance, through the adapter's entry point.
     *
     * @param environment what the function's configuration says
     * @param function the function to run alone; empty for the app's own selection
     */
    Instance start(FunctionApp app, Environment environment, String function);

    /** A running instance: the first invocation is cold. Thread-safe. */
    interface Instance extends AutoCloseable {
        HttpReply send(ClientRequest request);

        InvokeReply invoke(Content payload);

        /** Hands a payload over as it is, where the host's format is bytes. */
        InvokeReply event(byte[] payload);

        @Override
        void close();
    }
}
