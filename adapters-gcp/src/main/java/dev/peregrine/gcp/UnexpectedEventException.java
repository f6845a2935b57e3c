package dev.peregrine.gcp;

import dev.peregrine.spi.FunctionDefinition;
import java.util.Locale;

/**
 * An event of a kind that the function isn't declared for: the trigger or the declaration is wrong, not the event. So it is
 * never parked, and is delivered again until one of them is corrected.
 */
final class UnexpectedEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what doesn't go together.
     *
     * @param found what arrived, such as {@code a message of Pub/Sub}
     * @param advice what to change
     */
    UnexpectedEventException(FunctionDefinition function, String found, String advice) {
        super("Function " + function.name() + " is declared for "
                + function.kind().name().toLowerCase(Locale.ROOT) + ", and " + found + " arrived. " + advice);
    }
}
