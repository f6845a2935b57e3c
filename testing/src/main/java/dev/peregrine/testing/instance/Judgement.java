package dev.peregrine.testing.instance;

import dev.peregrine.testing.DeliveryReply;
import dev.peregrine.testing.HttpReply;
import dev.peregrine.testing.InvokeReply;
import dev.peregrine.testing.RemoteFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How an invocation ended that has a reply. */
final class Judgement {
    private Judgement() {}

    static Ending of(Ending ending, Object reply) {
        Optional<Throwable> thrown = Optional.empty();
        boolean failed = false;
        if (reply instanceof HttpReply http) {
            thrown = http.failure();
        } else if (reply instanceof InvokeReply invoke) {
            thrown = invoke.failure();
            failed = invoke.hasFailed();
        } else if (reply instanceof DeliveryReply delivery) {
            thrown = delivery.failures().stream().findFirst();
        }
        if (thrown.isPresent()) {
            return thrown(ending, thrown.get());
        }
        return failed ? ending.as(Outcome.FAILED, null) : ending;
    }

    static Ending thrown(Ending ending, Throwable thrown) {
        return ending.as(isOutOfMemory(thrown) ? Outcome.OUT_OF_MEMORY : Outcome.FAILED, Failure.of(thrown));
    }

    private static boolean isOutOfMemory(@Nullable Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof RemoteFailure remote && remote.type().equals(OutOfMemoryError.class.getName())) {
                return true;
            }
        }
        return false;
    }
}
