package dev.peregrine.spi;

import dev.peregrine.Context;
import dev.peregrine.Handler;
import dev.peregrine.event.BatchHandler;
import dev.peregrine.event.BatchResult;
import dev.peregrine.event.Change;
import dev.peregrine.event.ChangeHandler;
import dev.peregrine.event.EventHandler;
import dev.peregrine.event.Message;
import dev.peregrine.event.MessageHandler;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.ObjectHandler;
import dev.peregrine.event.ScheduleHandler;
import dev.peregrine.event.ScheduledEvent;
import io.cloudevents.CloudEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one place that knows which method a handler of a kind is called by. */
final class HandlerCall {
    private HandlerCall() {}

    /** Calls a handler; of kinds that answer nothing the answer is that all is done. */
    @SuppressWarnings("unchecked") // the declaration has tied the handler's types to the function's
    static @Nullable Object call(Kind kind, Object handler, Object input, Context context) throws Exception {
        if (!kind.isEvent()) {
            return ((Handler<Object, Object>) handler).handle(input, context);
        }
        if (kind == Kind.MESSAGES) {
            ((MessageHandler<Object>) handler).handle((Message<Object>) input, context);
        } else if (kind == Kind.BATCHES) {
            return ((BatchHandler<Object>) handler).handle((List<Message<Object>>) input, context);
        } else if (kind == Kind.OBJECTS) {
            ((ObjectHandler) handler).handle((ObjectEvent) input, context);
        } else if (kind == Kind.CHANGES) {
            ((ChangeHandler<Object>) handler).handle((Change<Object>) input, context);
        } else if (kind == Kind.SCHEDULE) {
            ((ScheduleHandler) handler).handle((ScheduledEvent) input, context);
        } else {
            ((EventHandler) handler).handle((CloudEvent) input, context);
        }
        return BatchResult.done();
    }
}
